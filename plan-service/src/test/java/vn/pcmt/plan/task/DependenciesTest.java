package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    @Test
    void aCircleIsNamedFromWhereItBegins() {
        Dependencies dependencies =
                new Dependencies(List.of(task("a", "b"), task("b", "c"), task("c", "d"), task("d", "b"), task("e")));

        assertThat(dependencies.circle()).containsExactly("b", "c", "d");
        assertThat(dependencies.circle("e")).isEmpty();
    }

    @Test
    void twoWaysToTheSameTaskAreNoCircle() {
        assertThat(new Dependencies(List.of(task("a", "b", "c"), task("b", "d"), task("c", "d"), task("d"))).circle())
                .isEmpty();
    }

    @Test
    void aChangeReplacesWhatWasKnown() {
        Dependencies dependencies = new Dependencies(List.of(task("a"), task("b", "a")));

        dependencies.put("a", List.of("b"));
        assertThat(dependencies.circle("a")).containsExactly("a", "b");
        dependencies.put("b", List.of());
        assertThat(dependencies.circle("a")).isEmpty();
        assertThat(dependencies.allAfter("a")).isEmpty();
    }

    @Test
    void whatComesAfterComesInTheOrderOfItsDependencies() {
        Dependencies dependencies =
                new Dependencies(List.of(task("d", "b", "c"), task("c", "b"), task("b", "a"), task("a"), task("x")));

        assertThat(dependencies.allAfter("a")).containsExactly("b", "c", "d");
    }

    @Test
    void aChainOfTenThousandExhaustsNoStack() {
        List<TaskFacts> chain = new ArrayList<>(IntStream.range(1, 10_000)
                .mapToObj(i -> task("t" + i, "t" + (i - 1)))
                .toList());
        chain.add(task("t0"));

        assertThat(new Dependencies(chain).circle()).isEmpty();
        assertThat(new Dependencies(chain).allAfter("t0"))
                .hasSize(9_999)
                .startsWith("t1")
                .endsWith("t9999");
        List<TaskFacts> closed = Stream.concat(chain.stream().limit(9_999), Stream.of(task("t0", "t9999")))
                .toList();
        assertThat(new Dependencies(closed).circle()).hasSize(10_000);
    }

    private static TaskFacts task(String id, String... dependsOn) {
        return TaskFixture.draft(id, "2026-03-02", "2026-03-06", dependsOn);
    }
}
