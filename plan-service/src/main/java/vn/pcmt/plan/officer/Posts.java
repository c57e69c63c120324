package vn.pcmt.plan.officer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.contract.officer.OfficerState.Post;

/** The posts of an officer, one after the other. Pure. */
final class Posts {
    private Posts() {}

    /** Of who takes office: nothing is known if the day is not. */
    static @Nullable List<Post> first(String title, String unitKey, @Nullable LocalDate since) {
        return since == null ? null : List.of(new Post(title, unitKey, since, null));
    }

    /**
     * After an officer was amended. Another title or unit is another post and ends the one before; the same post with
     * another first day is a correction.
     */
    static @Nullable List<Post> after(
            OfficerState before, String title, String unitKey, @Nullable LocalDate since, LocalDate today) {
        boolean same = before.post().equals(title) && before.unitKey().equals(unitKey);
        if (same && since == null) {
            return before.posts();
        }
        LocalDate from = since == null ? today : since;
        List<Post> posts = new ArrayList<>(before.posts() == null ? List.of() : before.posts());
        if (!posts.isEmpty()) {
            Post last = posts.removeLast();
            if (!same) {
                posts.add(new Post(last.title(), last.unitKey(), last.from(), from));
            }
        }
        posts.add(new Post(title, unitKey, from, null));
        return posts;
    }
}
