package vn.pcmt.report.publication;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.view.Question;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.view.Span;
import vn.pcmt.report.view.Viewed;

/** A leader or reviewer of an area freezes its figures of a span of time under a name. */
@Component
@EnableConfigurationProperties(PublicationSettings.class)
class FreezeFigures {

    private final Publications publications;
    private final PublicationAccess access;
    private final TakeFigures take;
    private final Sights sights;
    private final Catalogue catalogue;
    private final PublicationSettings settings;
    private final Clock clock;

    FreezeFigures(
            Publications publications,
            PublicationAccess access,
            TakeFigures take,
            Sights sights,
            Catalogue catalogue,
            PublicationSettings settings,
            Clock clock) {
        this.publications = publications;
        this.access = access;
        this.take = take;
        this.sights = sights;
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is to be published: a period of any kind, a range, or the year up to a period.
     *
     * @param template code of the form; null for the monthly one
     * @param every kind of the periods that are added up; null for the form's own
     * @param basis null for the tree of today
     * @param embargoUntil until when only who publishes sees it; null for not at all
     */
    @Schema(example = """
            {"name": "Số liệu phòng, chống ma túy tháng 8 năm 2025", "period": "2025-08",
             "embargoUntil": "2025-09-22T02:00:00Z"}
            """)
    record Text(
            @NotBlank @Size(max = 200) String name,
            @Nullable String template,
            @Nullable PeriodKind every,
            @Nullable String period,
            @Nullable String from,
            @Nullable String to,
            @Nullable String yearTo,
            @Nullable Basis basis,
            @Nullable Instant embargoUntil) {}

    /** @param hash of everything in it */
    record Written(String id, int vintage, String hash, long version) {
        private static Written of(Publication publication) {
            return new Written(publication.id(), publication.vintage(), publication.hash(), 0);
        }
    }

    /**
     * @throws Refusal {@code forbidden}, {@code area-forbidden}, those of the views, {@code text-refused},
     *     {@code embargo-out-of-range}, {@code no-figures-yet} or {@code figures-moving}
     */
    Written handle(String area, Text text, Caller caller, IdempotencyKey key) {
        Viewed viewed = access.requirePublisher(caller, area);
        String id = key.newId("publication", caller.id());
        String fingerprint = Fingerprint.of(caller, "FreezeFigures " + area, text);
        return Commands.carryOut(() -> {
            Optional<Publication> first = publications.find(id);
            if (first.isPresent()) {
                return first.get()
                        .receipts()
                        .answerTo(key, fingerprint)
                        .map(receipt -> Written.of(first.get()))
                        .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused"));
            }
            Publication publication = frozen(id, viewed, text, caller);
            publication.receipts().add(key, fingerprint, publication.hash());
            insert(publication);
            return Written.of(publication);
        });
    }

    /** Two who freeze the same at once meet here; the other one then becomes the next vintage, or the answer. */
    private void insert(Publication publication) {
        try {
            publications.insert(publication);
        } catch (DuplicateKeyException meanwhile) {
            throw new OptimisticLockingFailureException("frozen meanwhile", meanwhile);
        }
    }

    private Publication frozen(String id, Viewed viewed, Text text, Caller caller) {
        FreeText.require("/name", text.name());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant embargoUntil = MoveEmbargo.checked(
                Objects.requireNonNullElse(text.embargoUntil(), now).truncatedTo(ChronoUnit.MILLIS), now, settings);
        String code = Objects.requireNonNullElse(text.template(), Catalogue.MONTHLY);
        Question question =
                Question.of(catalogue, code, Objects.requireNonNullElse(text.basis(), Basis.TODAY), List.of());
        Template form = Question.form(catalogue, code);
        Span.Asked asked = Span.asked(
                Objects.requireNonNullElse(text.every(), form.periods()),
                text.period(),
                text.from(),
                text.to(),
                text.yearTo());
        Content content = take.of(caller, viewed, question, asked, sights.readAnew());
        // Whoever publishes another span of the same form meanwhile meets this one at the turn, and looks again.
        long turn = publications.count(content.template()) + 1;
        List<Publication> earlier = publications.ofSeries(Publication.series(content));
        Set<Withheld> before =
                earlier.stream().flatMap(vintage -> vintage.withheld().stream()).collect(Collectors.toSet());
        Published published = published(content, question);
        Publication publication = Publication.of(
                id,
                earlier.isEmpty() ? 1 : earlier.getLast().vintage() + 1,
                text.name().strip(),
                content,
                settings.threshold(),
                new Suppression(settings.threshold(), settings.sums())
                        .of(content, question.indicators(), before, published),
                caller.id(),
                embargoUntil,
                turn);
        publication.release(now);
        return publication;
    }

    /** What was published of the form, under embargo or not: what is not told today is told tomorrow. */
    private Published published(Content content, Question question) {
        Map<String, Indicator> indicators =
                question.indicators().stream().collect(Collectors.toMap(Indicator::code, Function.identity()));
        String series = Publication.series(content);
        Published published = new Published();
        try (Stream<Publication> all = publications.ofTemplate(content.template())) {
            all.forEach(one -> published.add(
                    one.content(), one.withheld(), indicators, one.series().equals(series)));
        }
        return published;
    }
}
