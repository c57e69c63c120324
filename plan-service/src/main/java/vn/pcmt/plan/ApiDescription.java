package vn.pcmt.plan;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.PageRequest;

/** Describes arguments that are read from headers and parameters as what a client sends. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, IdempotencyKey.class, ExpectedVersion.class, PageRequest.class);
    }

    @Bean
    OperationCustomizer describeArguments() {
        return (operation, method) -> {
            for (MethodParameter argument : method.getMethodParameters()) {
                parameters(argument.getParameterType()).forEach(operation::addParametersItem);
            }
            return withProblems(operation);
        };
    }

    private static List<Parameter> parameters(Class<?> argument) {
        if (argument == IdempotencyKey.class) {
            return List.of(new HeaderParameter()
                    .name("Idempotency-Key")
                    .required(true)
                    .description("8 to 100 visible ASCII characters; the same key and content is carried out once")
                    .schema(new StringSchema().minLength(8).maxLength(100)));
        }
        if (argument == ExpectedVersion.class) {
            return List.of(new HeaderParameter()
                    .name("If-Match")
                    .required(true)
                    .description("the entity tag last read, such as \"3\"")
                    .schema(new StringSchema()));
        }
        if (argument == PageRequest.class) {
            return List.of(
                    query("page", "counted from 0", new IntegerSchema()),
                    query("size", "at most " + PageRequest.MAX_SIZE, new IntegerSchema()));
        }
        return List.of();
    }

    private static Parameter query(String name, String description, IntegerSchema schema) {
        return new QueryParameter().name(name).description(description).schema(schema);
    }

    private static Operation withProblems(Operation operation) {
        for (String status : Arrays.asList("400", "401", "403", "404", "409", "412", "422", "428")) {
            operation
                    .getResponses()
                    .addApiResponse(
                            status,
                            new io.swagger.v3.oas.models.responses.ApiResponse()
                                    .description("problem (RFC 9457) with a stable code"));
        }
        return operation;
    }
}
