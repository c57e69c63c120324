package vn.pcmt.report.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.topology.Generation;

/**
 * Answers as they were sent, for all who may read the same and ask the same before anything changes: a dashboard on many
 * screens asks the same all day. Whether the caller may read it is decided before each time. What is overdue is as of the
 * minute.
 */
@Component
class RememberedAnswers {

    /** While what is shown is behind, hearing of changes may be too, and an answer is believed no longer than this. */
    private static final int BELIEVED_BEHIND_S = 2;

    private static final byte[] LAG = "\"lagMs\":".getBytes(StandardCharsets.US_ASCII);

    private final Heard heard;
    private final AreaTotalsStore store;
    private final JsonMapper json;
    private final @Nullable Cache<Asked, Answer> answers;

    RememberedAnswers(Heard heard, AreaTotalsStore store, RememberedSettings settings, JsonMapper json) {
        this.heard = heard;
        this.store = store;
        this.json = json;
        long most = settings.most().toBytes() / 4;
        this.answers = most == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumWeight(most)
                        .weigher((Asked asked, Answer answer) -> answer.body().length)
                        .build();
    }

    /** Which answer. */
    enum Kind {
        TOTALS,
        SERIES,
        CHILDREN,
        COMMUNES
    }

    /**
     * @param reader unit of the caller, by which it is decided what he may read
     * @param minute since when it is believed, or a moment of it
     * @param behind whether the figures were far behind what had come in
     * @param seen generation of the totals
     * @param mark of the totals before they were read
     */
    private record Asked(
            Kind kind,
            Viewed viewed,
            Question question,
            ReportingPeriod from,
            ReportingPeriod to,
            @Nullable String reader,
            Locale locale,
            Instant minute,
            boolean behind,
            Generation seen,
            long mark) {}

    /**
     * The answer to a question about now; about a moment that has passed it is made each time.
     *
     * @param viewed what the caller may read
     */
    byte[] of(
            Kind kind,
            Caller caller,
            Viewed viewed,
            Question question,
            ReportingPeriod from,
            ReportingPeriod to,
            Sight sight,
            Supplier<Object> make) {
        if (answers == null || sight.isPast()) {
            return json.writeValueAsBytes(make.get());
        }
        boolean behind = sight.lagMs() > RememberedTotals.MOST_LAG_MS;
        Asked asked = new Asked(
                kind,
                viewed,
                question,
                from,
                to,
                caller.unitKey(),
                LocaleContextHolder.getLocale(),
                since(sight.at(), behind),
                behind,
                store.seen(),
                heard.mark(question.template()));
        return answers.get(asked, one -> Answer.of(json.writeValueAsBytes(make.get())))
                .behind(sight.lagMs());
    }

    private static Instant since(Instant at, boolean behind) {
        return behind
                ? Instant.ofEpochSecond(at.getEpochSecond() / BELIEVED_BEHIND_S * BELIEVED_BEHIND_S)
                : at.truncatedTo(ChronoUnit.MINUTES);
    }

    /**
     * @param body as it was written first
     * @param lagFrom where it says how far the figures may be behind; what names things is quoted, and can not be taken
     *     for it
     * @param lagTo where that ends
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(byte[] body, int lagFrom, int lagTo) {

        static Answer of(byte[] body) {
            int found = indexOf(body, LAG);
            if (found < 0) {
                return new Answer(body, 0, 0);
            }
            int from = found + LAG.length;
            int to = from;
            while (Character.isDigit(body[to])) {
                to++;
            }
            return new Answer(body, from, to);
        }

        /** The same with the lag of now. */
        byte[] behind(long lagMs) {
            if (lagTo == 0) {
                return body;
            }
            byte[] lag = Long.toString(lagMs).getBytes(StandardCharsets.US_ASCII);
            if (Arrays.equals(lag, 0, lag.length, body, lagFrom, lagTo)) {
                return body;
            }
            return ByteBuffer.allocate(body.length - (lagTo - lagFrom) + lag.length)
                    .put(body, 0, lagFrom)
                    .put(lag)
                    .put(body, lagTo, body.length - lagTo)
                    .array();
        }

        private static int indexOf(byte[] all, byte[] part) {
            for (int i = 0; i + part.length < all.length; i++) {
                if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
