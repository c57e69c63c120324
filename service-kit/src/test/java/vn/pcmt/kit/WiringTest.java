package vn.pcmt.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.kit.consume.EventConsumers;
import vn.pcmt.kit.consume.VersionedWrites;
import vn.pcmt.kit.events.Topics;
import vn.pcmt.kit.outbox.OutboxRelay;

/** Which parts of the kit an application gets: many share one class path, and each takes only what it asks for. */
class WiringTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(kit()));

    @Test
    void anApplicationThatDoesNotAskForTheKitGetsNothingOfIt() {
        application
                .withBean(MongoTemplate.class, () -> mock(MongoTemplate.class))
                .run(context -> assertThat(Arrays.stream(context.getBeanDefinitionNames())
                                .filter(name -> !name.startsWith("org.springframework"))
                                .toList())
                        .containsExactly("mongoTemplate"));
    }

    @Test
    void withoutStoreAndBrokerThereIsOnlyAClock() {
        application.withPropertyValues("pcmt.kit.enabled=true").run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(Clock.class)
                .doesNotHaveBean(VersionedWrites.class)
                .doesNotHaveBean(EventConsumers.class)
                .doesNotHaveBean(Topics.class)
                .doesNotHaveBean(OutboxRelay.class));
    }

    @Test
    void aStoreWithoutOutboxesHasNoRelay() {
        application
                .withPropertyValues("pcmt.kit.enabled=true")
                .withBean(MongoTemplate.class, () -> mock(MongoTemplate.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(VersionedWrites.class)
                        .doesNotHaveBean(OutboxRelay.class));
    }

    private static Class<?>[] kit() {
        return ImportCandidates.load(
                        org.springframework.boot.autoconfigure.AutoConfiguration.class,
                        WiringTest.class.getClassLoader())
                .getCandidates()
                .stream()
                .filter(name -> name.startsWith("vn.pcmt.kit."))
                .map(WiringTest::load)
                .toArray(Class<?>[]::new);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
