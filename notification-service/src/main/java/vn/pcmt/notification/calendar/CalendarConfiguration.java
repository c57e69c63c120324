package vn.pcmt.notification.calendar;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuietHours.class)
class CalendarConfiguration {

    @Bean
    WorkingHours workingHours(QuietHours quiet) {
        return new WorkingHours(quiet, Holidays.read(new ClassPathResource(quiet.holidays())));
    }
}
