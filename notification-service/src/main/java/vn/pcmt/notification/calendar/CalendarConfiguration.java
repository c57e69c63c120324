package vn.pcmt.notification.calendar;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.kit.calendar.WorkingDaySettings;
import vn.pcmt.kit.calendar.WorkingDays;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QuietHours.class, WorkingDaySettings.class})
class CalendarConfiguration {

    @Bean
    WorkingHours workingHours(QuietHours quiet, WorkingDaySettings days) {
        return new WorkingHours(quiet, WorkingDays.vietnamese(days));
    }
}
