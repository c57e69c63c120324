package vn.pcmt.kit.test;

import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * The endpoints that controllers map and those that a service's {@code authorisation.csv} has a rule for, each as
 * {@code GET /api/v1/plans/{id}}. Read from the classes, so that an endpoint without a rule is told within seconds.
 */
public final class EndpointRules {

    private EndpointRules() {}

    /** Those of a service, with what the kit gives it. */
    public static SortedSet<String> ofService(String service) {
        SortedSet<String> all = mapped("vn.pcmt." + service, "vn.pcmt.kit");
        all.removeAll(mapped("vn.pcmt.kit.flow"));
        return all;
    }

    /** What may be asked for with a token; what is open to everybody needs no rule. */
    public static SortedSet<String> mapped(String... packages) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return Arrays.stream(packages)
                .flatMap(within -> scan.findCandidateComponents(within).stream())
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .flatMap(controller ->
                        Arrays.stream(controller.getDeclaredMethods()).flatMap(method -> endpoints(controller, method)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> endpoints(Class<?> controller, Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null || AnnotatedElementUtils.hasAnnotation(method, SecurityRequirements.class)) {
            return Stream.empty();
        }
        RequestMapping shared = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        String[] bases = shared == null || shared.path().length == 0 ? new String[] {""} : shared.path();
        String[] paths = mapping.path().length == 0 ? new String[] {""} : mapping.path();
        Stream<String> verbs = mapping.method().length == 0
                ? Stream.of("ANY")
                : Arrays.stream(mapping.method()).map(RequestMethod::name);
        return verbs.flatMap(verb -> Arrays.stream(bases)
                .flatMap(base -> Arrays.stream(paths).map(path -> plain(base + path)))
                .filter(path -> path.startsWith("/api/"))
                .map(path -> verb + " " + path));
    }

    /** Without the expressions that variables have to match. */
    private static String plain(String path) {
        return path.replaceAll("\\{([^:}]+):[^}]*}", "{$1}");
    }

    /** @param service such as {@code plan} */
    public static SortedSet<String> listed(String service) {
        try {
            return new ClassPathResource("vn/pcmt/" + service + "/authorisation.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .map(cells -> cells[0] + " " + cells[1])
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
