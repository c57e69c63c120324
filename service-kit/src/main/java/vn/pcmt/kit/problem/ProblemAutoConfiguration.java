package vn.pcmt.kit.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Every failure of a request becomes a problem. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnProperty("pcmt.kit.enabled")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({BodyLimit.class, SecretPaths.class})
@Import({ProblemAdvice.class, ErrorProblems.class})
public final class ProblemAutoConfiguration {

    @Bean
    Problems problems(MessageSource messages, JsonMapper json, SecretPaths secretPaths) {
        return new Problems(messages, json, secretPaths);
    }

    /** Behind the filter that traces, before the one that checks tokens: nobody's body is read beyond the limit. */
    @Bean
    FilterRegistrationBean<RequestBodyLimit> requestBodyLimit(Problems problems, BodyLimit limit) {
        FilterRegistrationBean<RequestBodyLimit> filter =
                new FilterRegistrationBean<>(new RequestBodyLimit(problems, limit));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverProblems(Problems problems) {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ServerProblems(problems)));
    }
}
