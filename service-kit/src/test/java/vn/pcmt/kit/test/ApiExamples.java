package vn.pcmt.kit.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The requests that the description of a service's interface shows, and which of them have been sent. */
public final class ApiExamples {

    private final String folder;
    private final SortedSet<String> sent = new TreeSet<>();

    /** @param folder on the class path, ending with a slash */
    public ApiExamples(String folder) {
        this.folder = folder;
    }

    /** An example to be sent now: {@code plans/post.json}. */
    public String of(String name) {
        sent.add(name);
        try {
            return new ClassPathResource(folder + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public SortedSet<String> notSent() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "**/*.*"))
                    .map(resource ->
                            resource.toString().replaceFirst("^.*" + folder, "").replaceFirst("]$", ""))
                    .filter(name -> !sent.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
