package vn.pcmt.plan.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The requests that the description shows, and which of them have been sent. */
final class Examples {
    private static final String FOLDER = "vn/pcmt/plan/api/";

    private final SortedSet<String> sent = new TreeSet<>();

    /** An example to be sent now: {@code plans/post.json}. */
    String of(String name) {
        sent.add(name);
        try {
            return new ClassPathResource(FOLDER + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    SortedSet<String> notSent() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "**/*.*"))
                    .map(resource ->
                            resource.toString().replaceFirst("^.*" + FOLDER, "").replaceFirst("]$", ""))
                    .filter(name -> !sent.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
