package org.tallyman.testsupport;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** An application and a database for tests that let years go by, one after the other: a journal never goes back. */
public final class OwnTime implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestDatabase.class));
    }
}
