package vn.pcmt.console.review;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.services.ReviewService.Item;
import vn.pcmt.console.services.ReviewService.Queue;

/**
 * What waits for review beside the report in hand, of the same form and period.
 *
 * @param items the first of them
 * @param next also the first that waits where the report in hand does not wait any more
 */
record Beside(
        List<Item> items, @Nullable Item previous, @Nullable Item next, long total) {

    static Beside of(Queue queue, String id) {
        List<Item> items = queue.items();
        int at = IntStream.range(0, items.size())
                .filter(i -> items.get(i).id().equals(id))
                .findFirst()
                .orElse(-1);
        return new Beside(
                items,
                at > 0 ? items.get(at - 1) : null,
                at + 1 < items.size() ? items.get(at + 1) : null,
                queue.total());
    }
}
