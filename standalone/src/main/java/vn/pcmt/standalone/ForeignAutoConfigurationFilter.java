package vn.pcmt.standalone;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps auto-configurations out of contexts they were not meant for. In the embedded default every service sees every
 * jar. Boot's own exclude property is one list that a later source replaces; this one adds to it, and works by package.
 */
final class ForeignAutoConfigurationFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    /** Comma-separated beginnings of class names. */
    static final String PROPERTY = "pcmt.standalone.foreign-auto-configurations";

    private List<String> foreign = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        String prefixes = Objects.requireNonNullElse(environment.getProperty(PROPERTY), "");
        foreign = prefixes.isEmpty() ? List.of() : List.of(prefixes.split(","));
    }

    @Override
    public boolean[] match(@Nullable String[] classNames, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[classNames.length];
        for (int i = 0; i < classNames.length; i++) {
            String name = classNames[i];
            wanted[i] = name != null && foreign.stream().noneMatch(name::startsWith);
        }
        return wanted;
    }
}
