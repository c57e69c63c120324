package vn.pcmt.console.services;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.web.repeat.Repeated;

/** Has all parts asked now and then whether or not anybody looks, so that it can be said since when they are as they are. */
@Configuration(proxyBeanMethods = false)
class ConditionConfiguration {
    private static final Duration EVERY = Duration.ofSeconds(20);

    @Bean
    Repeated conditionLooks(Conditions conditions) {
        return new Repeated("conditions", EVERY, conditions::look);
    }
}
