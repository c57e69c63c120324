package vn.pcmt.notification.calendar;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.kit.calendar.WorkingCalendar;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuietHours.class)
class CalendarConfiguration {

    @Bean
    WorkingHours workingHours(QuietHours quiet, WorkingCalendar working) {
        return new WorkingHours(quiet, working);
    }
}
