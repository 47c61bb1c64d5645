package org.tallyman;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The floors of ARCHITECTURE.md: arrows point down only. */
class ArchitectureTest {

    /** Top floor first. Packages on one floor do not know each other, except device over the rest of floor 1. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("server"),
            List.of("dashboard"),
            List.of("work", "alert"),
            List.of("shipment"),
            List.of("stock", "fleet"),
            List.of("sense"),
            List.of("intake", "event"),
            List.of("device"),
            List.of("place", "catalog", "dialect", "access"),
            List.of("ident", "epcis", "platform"));

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.tallyman");

    @Test
    void arrowsPointDownOnly() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String room : FLOORS.get(floor)) {
                List<String> forbidden = FLOORS.subList(0, floor + 1).stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(room))
                        .map(ArchitectureTest::packageOf)
                        .toList();
                if (!forbidden.isEmpty()) {
                    noClasses()
                            .that()
                            .resideInAPackage(packageOf(room))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden.toArray(String[]::new))
                            .allowEmptyShould(true)
                            .check(CODE);
                }
            }
        }
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("org.tallyman.(*)..").should().beFreeOfCycles().check(CODE);
    }

    /** It is a client like any other, so it proves what the API can do. */
    @Test
    void theDemoKnowsIdentifiersOnlyAndNobodyKnowsTheDemo() {
        noClasses()
                .that()
                .resideInAPackage(packageOf("demo"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.tallyman..")
                        .and(not(resideInAnyPackage(packageOf("demo"), packageOf("ident")))))
                .check(CODE);
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf("demo"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packageOf("demo"))
                .check(CODE);
    }

    @Test
    void thePureRoomsKnowNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(packageOf("ident"), packageOf("epcis"), packageOf("dialect"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "io.vertx..",
                        "org.hibernate..",
                        "java.sql..",
                        "java.util.logging..")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void fieldsAreNotInjected() {
        noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(CODE);
    }

    @Test
    void resourcesAreNamedAfterWhatTheyAnswer() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .haveSimpleNameEndingWith("Pages")
                .orShould()
                .haveSimpleNameEndingWith("Api")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void timeIsAnInstant() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .check(CODE);
    }

    private static String packageOf(String room) {
        return "org.tallyman." + room + "..";
    }
}
