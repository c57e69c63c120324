package vn.pcmt.kit.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param page counted from 0
 * @param size at most {@value PageRequest#MAX_SIZE}
 * @param total of all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {
    public Page {
        items = List.copyOf(items);
    }

    /** One page cut out of a list that is all in memory. */
    public static <T> Page<T> of(List<T> all, PageRequest request) {
        int from = (int) Math.min(request.offset(), all.size());
        int to = (int) Math.min(request.offset() + request.size(), all.size());
        return new Page<>(all.subList(from, to), request.page(), request.size(), all.size());
    }
}
