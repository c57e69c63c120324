package vn.pcmt.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.pcmt.kit.test.EngineSuites;
import vn.pcmt.kit.test.StoreUnderTest;

class EngineSuitesTest {

    @Test
    void everySuiteOnAStoreOrABrokerAlsoRunsOnContainers() {
        Set<String> nameAnEngineAndStartNone = Set.of("OutboxTest", "SaturatedRelayTest");

        assertThat(EngineSuites.untagged("vn.pcmt.kit"))
                .filteredOn(suite -> !nameAnEngineAndStartNone.contains(suite))
                .containsExactly("Forgotten");
    }

    /** Shows that the rule can fail. It is never run: test classes are not nested here. */
    static class Forgotten {
        @Test
        void usesTheStoreBehindItsHelper() {
            assertThat(Helper.address()).isNotEmpty();
        }
    }

    static class Helper {
        static String address() {
            return StoreUnderTest.uri();
        }
    }
}
