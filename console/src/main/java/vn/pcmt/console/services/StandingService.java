package vn.pcmt.console.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.FigureService.Time;
import vn.pcmt.console.services.ReportService.Coverage;
import vn.pcmt.console.services.ReportService.Guard;

/** How units stand among each other: the ranking of communes and their yearly classification. */
@Component
public class StandingService {
    private final ServiceHttp http;

    StandingService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /** Who is compared with whom: kind of unit, whether it borders another country, band of residents from 0. */
    public record Peers(
            @Nullable String kind, boolean border, @Nullable Integer band) {}

    /** {@code rank} is null for a unit that has none, {@code why} then says why. */
    public record Standing(
            String unit,
            @Nullable Peers peers,
            @Nullable BigDecimal result,
            @Nullable BigDecimal progress,
            @Nullable BigDecimal quality,
            @Nullable BigDecimal score,
            @Nullable Integer rank,
            int ranked,
            boolean tied,
            @Nullable String why) {}

    /** What looks gamed. */
    public record Flag(
            String kind, @Nullable String period, @Nullable Instant at) {}

    public record RankedUnit(
            String name,
            Standing standing,
            @Nullable Coverage coverage,
            @Nullable List<Flag> flags) {}

    public record Counted(String indicator, String better) {}

    public record Formula(
            String text,
            BigDecimal result,
            BigDecimal progress,
            BigDecimal quality,
            List<Counted> indicators,
            List<Integer> bands) {}

    public record Ranking(
            String area, String name, Time time, @Nullable Instant asOf, Formula formula, Listing<RankedUnit> units) {}

    public record History(String unitKey, String name, List<Past> periods) {}

    public record Past(String period, Standing standing) {}

    /** {@code reached} is the class, null for none. */
    public record Criterion(String name, @Nullable String reached, boolean known, String arithmetic) {}

    public record Ground(String without, @Nullable Boolean holds, String arithmetic) {}

    /** What the figures propose; a person decides. */
    public record Proposal(
            @Nullable String areaClass,
            @Nullable Boolean drugFree,
            @Nullable List<Criterion> criteria,
            @Nullable List<Ground> drugFreeBecause,
            @Nullable List<String> doubts) {}

    /** @param report id of the report that the figures are of; null if there is none */
    public record Proposed(
            Proposal proposal,
            @Nullable String report,
            @Nullable Integer revision) {}

    public record Decided(
            int number,
            @Nullable String areaClass,
            boolean drugFree,
            String reason,
            String by,
            Instant at,
            @Nullable Proposal proposal) {}

    /** @param drugFreeShare of all units, in per cent with two decimals */
    public record Tally(
            int units,
            int known,
            int drugFree,
            @Nullable BigDecimal drugFreeShare,
            @Nullable Map<String, Integer> classes) {}

    public record ClassLine(
            String unitKey,
            String name,
            Proposed proposed,
            @Nullable Decided decision) {}

    public record AreaClasses(
            String area, String name, int year, Tally decided, Tally proposed, Listing<ClassLine> units) {}

    public record UnitClasses(String unitKey, String name, int year, Proposed proposed, List<Decided> decisions) {
        public @Nullable Decided latest() {
            return decisions.isEmpty() ? null : decisions.getLast();
        }
    }

    /** @param areaClass null for no class */
    public record Wanted(
            @Nullable String areaClass,
            boolean drugFree,
            @Nullable Boolean keyRoute,
            String reason) {}

    /** The ranking of a period as a file: a picture, {@code png}, or a table, {@code xlsx}. */
    public Download rankingFile(Visitor visitor, String area, String template, String period, String format) {
        return http.download(
                visitor,
                Address.at("/areas/{area}/ranking.{format}")
                        .of("area", area)
                        .of("format", format)
                        .with("template", template)
                        .with("period", period)
                        .uri());
    }

    public Ranking ranking(Visitor visitor, String area, String template, String period, int page, int size) {
        return http.get(
                visitor,
                Address.at("/areas/{area}/ranking")
                        .of("area", area)
                        .with("template", template)
                        .with("period", period)
                        .with("page", page)
                        .with("size", size)
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }

    /** The ranks of a unit in a period and some before it. */
    public History history(Visitor visitor, String area, String unit, String template, String until, int periods) {
        return http.get(
                visitor,
                Address.at("/areas/{area}/ranking/{unit}/history")
                        .of("area", area)
                        .of("unit", unit)
                        .with("template", template)
                        .with("until", until)
                        .with("periods", periods)
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }

    public AreaClasses classes(Visitor visitor, String area, int year, int page, int size) {
        return http.get(
                visitor,
                Address.at("/areas/{area}/classifications/{year}")
                        .of("area", area)
                        .of("year", year)
                        .with("page", page)
                        .with("size", size)
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }

    /** @param keyRoute whether the unit lies on a key route, as far as it is said */
    public Versioned<UnitClasses> classesOf(Visitor visitor, String unit, int year, @Nullable Boolean keyRoute) {
        return http.getVersioned(
                visitor,
                Address.at("/units/{unit}/classifications/{year}")
                        .of("unit", unit)
                        .of("year", year)
                        .with("keyRoute", keyRoute)
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }

    public void decide(Visitor visitor, String unit, int year, Wanted wanted, Guard guard) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("areaClass", wanted.areaClass());
        body.put("drugFree", wanted.drugFree());
        body.put("keyRoute", wanted.keyRoute());
        body.put("reason", wanted.reason());
        http.write(
                HttpMethod.PUT,
                visitor,
                Address.at("/units/{unit}/classifications/{year}")
                        .of("unit", unit)
                        .of("year", year)
                        .uri(),
                guard.headers(),
                body,
                new ParameterizedTypeReference<Map<String, Object>>() {});
    }
}
