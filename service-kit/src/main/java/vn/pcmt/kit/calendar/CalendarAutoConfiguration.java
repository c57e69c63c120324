package vn.pcmt.kit.calendar;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.kit.consume.ConsumeAutoConfiguration;
import vn.pcmt.kit.consume.VersionedWrites;

/** The working days, the same for all services that hear of the same decisions. */
@AutoConfiguration(after = ConsumeAutoConfiguration.class)
@ConditionalOnProperty("pcmt.kit.enabled")
@EnableConfigurationProperties(WorkingDaySettings.class)
public final class CalendarAutoConfiguration {

    @Bean
    WorkingCalendar workingCalendar(
            WorkingDaySettings settings,
            ObjectProvider<MongoOperations> store,
            ObjectProvider<VersionedWrites> writes) {
        MongoOperations mongo = store.getIfAvailable();
        VersionedWrites versioned = writes.getIfAvailable();
        return new WorkingCalendar(
                WorkingDays.vietnamese(settings),
                mongo == null || versioned == null ? null : new DecidedYears(mongo, versioned));
    }
}
