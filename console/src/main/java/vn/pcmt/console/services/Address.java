package vn.pcmt.console.services;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriBuilder;

/** Puts addresses together whose query depends on what is wanted; every value is escaped. */
final class Address {
    private final String path;
    private final Map<String, Object> inPath = new HashMap<>();
    private final Map<String, Object> query = new TreeMap<>();

    private Address(String path) {
        this.path = path;
    }

    /** A path with variables in braces; no query parameter may bear the name of one. */
    static Address at(String path) {
        return new Address(path);
    }

    Address of(String variable, Object value) {
        inPath.put(variable, value);
        return this;
    }

    /** What is null or blank is not asked for. */
    Address with(String parameter, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            query.put(parameter, value);
        }
        return this;
    }

    Address with(Map<String, String> parameters) {
        parameters.forEach(this::with);
        return this;
    }

    Function<UriBuilder, URI> uri() {
        return uri -> {
            uri.path(path);
            query.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
            Map<String, Object> values = new HashMap<>(query);
            values.putAll(inPath);
            return uri.build(values);
        };
    }
}
