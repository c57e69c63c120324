package vn.pcmt.console.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list, as the services answer it. */
public record Listing<T>(@Nullable List<T> items, int page, int size, long total) {
    public Listing {
        items = items == null ? List.of() : items;
    }

    /** What is on this page. */
    @Override
    public List<T> items() {
        return items == null ? List.of() : items;
    }
}
