package vn.pcmt.kit.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Makes the description at {@code /v3/api-docs} say what all services have in common. */
@AutoConfiguration
@ConditionalOnProperty("pcmt.kit.enabled")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(OpenApiCustomizer.class)
@EnableConfigurationProperties(ApiSettings.class)
public final class ApiDescriptionAutoConfiguration {
    private static final String TOKEN = "token";

    /** Every operation takes a bearer token, unless it says otherwise. */
    @Bean
    OpenAPI api(ApiSettings settings) {
        return new OpenAPI()
                .info(new Info()
                        .title(settings.title() == null ? "PCMT" : settings.title())
                        .version("v1"))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    OperationCustomizer describeArguments() {
        return new DescribeArguments();
    }

    @Bean
    OpenApiCustomizer describeProblems() {
        return new DescribeProblems();
    }

    @Bean
    @ConditionalOnProperty("pcmt.api.examples")
    OpenApiCustomizer giveExamples(ApiSettings settings) {
        if (settings.examples() == null) {
            throw new IllegalStateException("pcmt.api.examples names no folder");
        }
        return new GiveExamples(settings.examples());
    }
}
