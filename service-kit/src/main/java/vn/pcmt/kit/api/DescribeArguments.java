package vn.pcmt.kit.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.PageRequest;

/** Describes the arguments that are read from headers and parameters as what a client sends. */
final class DescribeArguments implements OperationCustomizer {
    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, IdempotencyKey.class, ExpectedVersion.class, PageRequest.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Stream.of(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .flatMap(argument -> parameters(argument).stream())
                .filter(parameter -> !has(operation, parameter))
                .forEach(operation::addParametersItem);
        boolean decides = Stream.of(method.getMethodParameters())
                .anyMatch(argument -> argument.getParameterType() == Caller.class);
        if (decides) {
            operation.addExtension(DescribeProblems.DECIDES, true);
        }
        return operation;
    }

    /** Two methods may share an address and differ in what they read. */
    private static boolean has(Operation operation, Parameter parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(known -> known.getName().equals(parameter.getName()));
    }

    private static List<Parameter> parameters(Class<?> argument) {
        if (argument == IdempotencyKey.class) {
            return List.of(header(
                    "Idempotency-Key",
                    "8 to 100 visible ASCII characters; the same key and content is carried out once",
                    new StringSchema().minLength(8).maxLength(100)));
        }
        if (argument == ExpectedVersion.class) {
            return List.of(header("If-Match", "the entity tag last read, such as \"3\"", new StringSchema()));
        }
        if (argument == PageRequest.class) {
            return List.of(
                    query("page", "counted from 0", new IntegerSchema()),
                    query("size", "at most " + PageRequest.MAX_SIZE, new IntegerSchema()));
        }
        return List.of();
    }

    private static Parameter header(String name, String description, Schema<?> schema) {
        return new HeaderParameter()
                .name(name)
                .required(true)
                .description(description)
                .schema(schema);
    }

    private static Parameter query(String name, String description, Schema<?> schema) {
        return new QueryParameter().name(name).description(description).schema(schema);
    }
}
