package vn.pcmt.kit.limit;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.kit.security.SecurityAutoConfiguration;

/** Limits to what one caller may ask for, where {@code pcmt.limits} says how much that is. */
@AutoConfiguration(
        before = SecurityAutoConfiguration.class,
        afterName = {
            "vn.pcmt.kit.problem.ProblemAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnProperty({"pcmt.kit.enabled", "pcmt.limits.account.per-second"})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(MeterRegistry.class)
@EnableConfigurationProperties(LimitSettings.class)
public final class LimitAutoConfiguration {

    @Bean
    Customizer<HttpSecurity> limitedRequests(LimitSettings settings, Problems problems, MeterRegistry meters) {
        LimitRequests limits = new LimitRequests(settings, problems, meters);
        return http -> http.addFilterBefore(limits.guesses(), BearerTokenAuthenticationFilter.class)
                .addFilterAfter(limits.shares(), BearerTokenAuthenticationFilter.class);
    }
}
