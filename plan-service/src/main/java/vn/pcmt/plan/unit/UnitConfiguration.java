package vn.pcmt.plan.unit;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;
import vn.pcmt.kit.time.VietnamTime;

/** Where the events of units go, and what time does to them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnitSettings.class)
@EnableScheduling
class UnitConfiguration {

    @Bean
    OutboxSource unitOutbox() {
        return new OutboxSource(AdministrativeUnit.COLLECTION, Topic.UNIT_EVENTS, AdministrativeUnit.class);
    }

    /** A day that begins, on whichever node looks first; one that was missed is made up for. */
    @Bean
    SchedulingConfigurer reorganisationsTakeEffect(
            ReorganiseUnits reorganiseUnits, UnitSettings settings, Clock clock) {
        Runnable look = () -> {
            reorganiseUnits.resume(clock.instant().minus(ReorganisationTurn.LEASE));
            reorganiseUnits.takeEffect(LocalDate.now(clock.withZone(VietnamTime.ZONE)));
        };
        return tasks -> tasks.addFixedDelayTask(new FixedDelayTask(look, settings.tick(), settings.tick()));
    }
}
