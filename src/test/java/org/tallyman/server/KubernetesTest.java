package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The manifests fit together and fit the application: names, selectors, ports, probes, settings, and what is forbidden. */
class KubernetesTest {

    private static final Path BASE = Path.of("k8s/base");
    private static final Path SINGLE = Path.of("k8s/overlays/single");

    @ParameterizedTest
    @ValueSource(strings = {"k8s/base", "k8s/overlays/single"})
    void everyFileIsNamedAndEveryNameIsAFile(String directory) throws IOException {
        Node kustomization = documents(Path.of(directory, "kustomization.yaml")).getFirst();
        Set<String> named = new TreeSet<>(kustomization.at("resources").texts());
        kustomization.at("patches").items().forEach(patch -> named.add(patch.text("path")));
        named.remove("../../base");
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void everySelectorFindsThePod() throws IOException {
        Node labels = deployment().at("spec", "template", "metadata", "labels");
        assertThat(deployment().at("spec", "selector", "matchLabels").value()).isEqualTo(labels.value());
        ofKind("Service")
                .forEach(service ->
                        assertThat(service.at("spec", "selector").value()).isEqualTo(labels.value()));
        ofKind("NetworkPolicy")
                .forEach(policy -> assertThat(
                                policy.at("spec", "podSelector", "matchLabels").value())
                        .isEqualTo(labels.value()));
        assertThat(ofKind("PodDisruptionBudget"))
                .singleElement()
                .satisfies(budget -> assertThat(
                                budget.at("spec", "selector", "matchLabels").value())
                        .isEqualTo(labels.value()));
    }

    @Test
    void portsAreThoseOfTheApplicationAndOfThePod() throws IOException {
        Map<String, String> ports = Map.of(
                "http", setting("quarkus.http.port"),
                "management", setting("quarkus.management.port"),
                "mqtt", mqttPort());
        for (Node port : container().at("ports").items()) {
            assertThat(port.text("containerPort")).as(port.text("name")).isEqualTo(ports.get(port.text("name")));
        }
        ofKind("Service")
                .forEach(service -> service.at("spec", "ports")
                        .items()
                        .forEach(port -> assertThat(ports).containsKey(port.text("targetPort"))));
        assertThat(ofKind("NetworkPolicy").stream()
                        .flatMap(policy -> policy.at("spec", "ingress").items().stream())
                        .flatMap(rule -> rule.at("ports").items().stream())
                        .map(port -> port.text("port")))
                .containsExactlyInAnyOrderElementsOf(ports.keySet());
        assertThat(Files.readString(Path.of("Dockerfile"))).contains("EXPOSE 8080 8443 1883 8883 8083 8084 9000");
    }

    @Test
    void theIngressLeadsToAServiceThatIsThere() throws IOException {
        Node backend = ofKind("Ingress")
                .getFirst()
                .at("spec", "rules")
                .items()
                .getFirst()
                .at("http", "paths")
                .items()
                .getFirst()
                .at("backend", "service");
        Node service = ofKind("Service").stream()
                .filter(one -> one.at("metadata").text("name").equals(backend.text("name")))
                .findFirst()
                .orElseThrow();
        assertThat(service.at("spec", "ports").items().stream().map(port -> port.text("name")))
                .contains(backend.at("port").text("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"startup=started", "readiness=ready", "liveness=live"})
    void probesAskWhatTheApplicationAnswers(String pair) throws IOException {
        String[] probe = pair.split("=", -1);
        Node get = container().at(probe[0] + "Probe", "httpGet");
        assertThat(get.text("path")).isEqualTo(setting("quarkus.smallrye-health.root-path") + "/" + probe[1]);
        assertThat(get.text("port")).isEqualTo("management");
    }

    @Test
    void whatThePodRefersToIsThere() throws IOException {
        Set<String> there = new HashSet<>();
        base().forEach(document ->
                there.add(document.text("kind") + " " + document.at("metadata").text("name")));
        for (Node source : container().at("envFrom").items()) {
            String reference = source.at("configMapRef").value() == null
                    ? "Secret " + source.at("secretRef").text("name")
                    : "ConfigMap " + source.at("configMapRef").text("name");
            assertThat(there).contains(reference);
        }
        Set<String> volumes = new HashSet<>();
        deployment()
                .at("spec", "template", "spec", "volumes")
                .items()
                .forEach(volume -> volumes.add(volume.text("name")));
        assertThat(container().at("volumeMounts").items().stream().map(mount -> mount.text("name")))
                .containsExactlyInAnyOrderElementsOf(volumes);
    }

    @Test
    void everySettingIsOneThatTheHandbookExplains() throws IOException {
        String handbook = Files.readString(Path.of("README.md")) + Files.readString(Path.of("docs/operations.md"));
        Set<String> used = new TreeSet<>();
        ofKind("ConfigMap").forEach(map -> used.addAll(map.at("data").names()));
        ofKind("Secret").forEach(secret -> used.addAll(secret.at("stringData").names()));
        Matcher inImage =
                Pattern.compile("\\b((?:TALLYMAN|QUARKUS)_[A-Z_]+)=").matcher(Files.readString(Path.of("Dockerfile")));
        while (inImage.find()) {
            used.add(inImage.group(1));
        }
        used.remove("TALLYMAN_TRAINING_RUN");
        assertThat(used).isNotEmpty().allSatisfy(name -> assertThat(handbook).contains("`" + name + "`"));
    }

    @Test
    void thePodMayNoMoreThanItNeeds() throws IOException {
        Node pod = deployment().at("spec", "template", "spec");
        assertThat(pod.text("automountServiceAccountToken")).isEqualTo("false");
        assertThat(pod.at("securityContext").text("runAsNonRoot")).isEqualTo("true");
        assertThat(pod.at("securityContext", "seccompProfile").text("type")).isEqualTo("RuntimeDefault");
        Node allowed = container().at("securityContext");
        assertThat(allowed.text("readOnlyRootFilesystem")).isEqualTo("true");
        assertThat(allowed.text("allowPrivilegeEscalation")).isEqualTo("false");
        assertThat(allowed.at("capabilities", "drop").texts()).containsExactly("ALL");
        assertThat(container().at("resources", "limits").names()).contains("memory");
        assertThat(Files.readString(Path.of("Dockerfile")))
                .contains("USER " + pod.at("securityContext").text("runAsUser"));
    }

    @Test
    void oneDatabaseHasOneWriter() throws IOException {
        assertThat(deployment().at("spec").text("replicas")).isEqualTo("1");
        assertThat(deployment().at("spec", "strategy").text("type")).isEqualTo("Recreate");
    }

    @Test
    void theOverlayChangesOnlyWhatTheBaseHas() throws IOException {
        Node kustomization = documents(SINGLE.resolve("kustomization.yaml")).getFirst();
        for (Node patch : kustomization.at("patches").items()) {
            Node change = documents(SINGLE.resolve(patch.text("path"))).getFirst();
            assertThat(base()).as(patch.text("path")).anySatisfy(document -> {
                assertThat(document.text("kind")).isEqualTo(change.text("kind"));
                assertThat(document.at("metadata").text("name"))
                        .isEqualTo(change.at("metadata").text("name"));
            });
        }
        Node claim = documents(SINGLE.resolve("persistentvolumeclaim.yaml")).getFirst();
        Node volume = documents(SINGLE.resolve("embedded-database.yaml"))
                .getFirst()
                .at("spec", "template", "spec", "volumes")
                .items()
                .getFirst();
        assertThat(volume.text("name")).isEqualTo("data");
        assertThat(volume.at("persistentVolumeClaim").text("claimName"))
                .isEqualTo(claim.at("metadata").text("name"));
        assertThat(claim.at("spec", "accessModes").texts()).containsExactly("ReadWriteOncePod");
    }

    private static Node deployment() throws IOException {
        return ofKind("Deployment").getFirst();
    }

    private static Node container() throws IOException {
        return deployment().at("spec", "template", "spec", "containers").items().getFirst();
    }

    private static List<Node> ofKind(String kind) throws IOException {
        return base().stream()
                .filter(document -> document.text("kind").equals(kind))
                .toList();
    }

    private static List<Node> base() throws IOException {
        return documents(BASE.resolve("kustomization.yaml")).getFirst().at("resources").texts().stream()
                .flatMap(file -> documents(BASE.resolve(file)).stream())
                .toList();
    }

    private static List<Node> documents(Path file) {
        try {
            return StreamSupport.stream(
                            new Yaml().loadAll(Files.readString(file)).spliterator(), false)
                    .map(Node::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String setting(String name) throws IOException {
        Properties settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        return settings.getProperty(name, "");
    }

    private static String mqttPort() throws IOException {
        String source = Files.readString(Path.of("src/main/java/org/tallyman/intake/mqtt/MqttConfig.java"));
        Matcher port = Pattern.compile("@WithDefault\\(\"(\\d+)\"\\)\\s+int port\\(\\)")
                .matcher(source);
        assertThat(port.find()).isTrue();
        return port.group(1);
    }

    /** A part of a YAML document; a part that is not there is empty. */
    private record Node(@Nullable Object value) {

        Node at(String... path) {
            Object part = value;
            for (String name : path) {
                part = part instanceof Map<?, ?> map ? map.get(name) : null;
            }
            return new Node(part);
        }

        String text(String name) {
            return String.valueOf(at(name).value());
        }

        Set<String> names() {
            Set<String> names = new TreeSet<>();
            if (value instanceof Map<?, ?> map) {
                map.keySet().forEach(name -> names.add(String.valueOf(name)));
            }
            return names;
        }

        List<Node> items() {
            return value instanceof List<?> list
                    ? list.stream().<Node>map(Node::new).toList()
                    : List.of();
        }

        List<String> texts() {
            return items().stream().map(item -> String.valueOf(item.value())).toList();
        }
    }
}
