package org.tallyman.proof;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.tallyman.testsupport.TestDatabase;

/**
 * An application and a database that no other test writes to: what is compared as a whole must be known as a whole. The
 * database is as durable as in earnest, because tests here kill it.
 */
public final class OwnDatabase implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestDatabase.class, Map.of("durability", "FULL")));
    }
}
