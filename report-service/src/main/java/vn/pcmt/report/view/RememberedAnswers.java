package vn.pcmt.report.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

    private final Heard heard;
    private final AreaTotalsStore store;
    private final JsonMapper json;
    private final @Nullable Cache<Asked, byte[]> answers;

    RememberedAnswers(Heard heard, AreaTotalsStore store, RememberedSettings settings, JsonMapper json) {
        this.heard = heard;
        this.store = store;
        this.json = json;
        long most = settings.most().toBytes() / 4;
        this.answers = most == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumWeight(most)
                        .weigher((Asked asked, byte[] answer) -> answer.length)
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
            long lagMs,
            Generation seen,
            long mark) {}

    /**
     * The answer to a question about now; about a moment that has passed it is made each time.
     *
     * @param viewed what the caller may read
     */
    ResponseEntity<byte[]> of(
            Kind kind,
            Caller caller,
            Viewed viewed,
            Question question,
            ReportingPeriod from,
            ReportingPeriod to,
            Sight sight,
            Supplier<Object> make) {
        byte[] answer = answers == null || sight.isPast()
                ? json.writeValueAsBytes(make.get())
                : answers.get(
                        new Asked(
                                kind,
                                viewed,
                                question,
                                from,
                                to,
                                caller.unitKey(),
                                LocaleContextHolder.getLocale(),
                                sight.at().truncatedTo(ChronoUnit.MINUTES),
                                sight.lagMs(),
                                store.seen(),
                                heard.mark(question.template())),
                        asked -> json.writeValueAsBytes(make.get()));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }
}
