package vn.pcmt.kit.time;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** A UTC clock, unless the application brings its own: a test sets the time by defining a {@link Clock}. */
@AutoConfiguration
@ConditionalOnProperty("pcmt.kit.enabled")
public final class TimeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
