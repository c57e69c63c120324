package vn.pcmt.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.export.Exported.By;
import vn.pcmt.report.publication.Content;
import vn.pcmt.report.publication.TakeFigures;
import vn.pcmt.report.view.AreaAccess;
import vn.pcmt.report.view.AskedSpan;
import vn.pcmt.report.view.Sights;

/** Makes a file of the figures of an area: read first, then written. */
@Component
@EnableConfigurationProperties(ExportSettings.class)
public class MakeFile {

    private final Map<String, Rendering> renderings;
    private final TakeFigures take;
    private final AreaAccess access;
    private final Catalogue catalogue;
    private final Sights sights;

    MakeFile(List<Rendering> renderings, TakeFigures take, AreaAccess access, Catalogue catalogue, Sights sights) {
        this.renderings = renderings.stream().collect(Collectors.toMap(Rendering::extension, Function.identity()));
        this.take = take;
        this.access = access;
        this.catalogue = catalogue;
        this.sights = sights;
    }

    /**
     * What is to be made.
     *
     * @param asOf as the figures were known then; null for now
     * @param indicators null for all of the form
     * @param format what its name ends on, without the point
     * @param service address of the service, for links in the file
     */
    public record Wanted(
            String area,
            AskedSpan asked,
            @Nullable String asOf,
            @Nullable List<String> indicators,
            String format,
            String service) {}

    /** A file that is about to be written, with its name. */
    public record Made(String name, MediaType type, Body body) {

        /** Writes it, once. */
        public interface Body {
            void writeTo(OutputStream out) throws IOException;
        }
    }

    /** Figures that were read, and what is to be made of them. */
    public final class Figures {
        private final Exported exported;
        private final Rendering rendering;

        private Figures(Exported exported, Rendering rendering) {
            this.exported = exported;
            this.rendering = rendering;
        }

        /** @throws Refusal that there is no such file of these figures */
        public Made make(Locale locale) {
            return made(exported, rendering, locale);
        }
    }

    /**
     * Refuses what can be refused without reading figures.
     *
     * @throws Refusal {@code format-unknown}, {@code pdf-unavailable}, {@code chart-of-one}, {@code no-figures-yet}, or as
     *     reading the figures of the area does
     */
    public void require(Caller caller, Wanted wanted) {
        requireReader(caller, wanted);
        rendering(wanted.format())
                .require(wanted.asked()
                        .question(catalogue, wanted.indicators())
                        .indicators()
                        .size());
        take.requireBegun(wanted.asked().span(catalogue), sights.at(wanted.asOf()));
    }

    /** @throws Refusal {@code area-forbidden}, or that there is no such area */
    public void requireReader(Caller caller, Wanted wanted) {
        access.require(caller, wanted.area());
    }

    /** @throws Refusal as {@link #require} does, or {@code figures-moving} */
    public Figures read(Caller caller, Wanted wanted) {
        Rendering rendering = rendering(wanted.format());
        Content content = take.of(
                caller,
                access.require(caller, wanted.area()),
                wanted.asked().question(catalogue, wanted.indicators()),
                wanted.asked().span(catalogue),
                wanted.asOf() == null ? sights.readAnew() : sights.at(wanted.asOf()));
        return new Figures(new Exported(content, null, lineage(wanted.service(), content), By.AREAS), rendering);
    }

    /** @throws Refusal {@code format-unknown}, or that there is no such file of these figures */
    Made make(Exported exported, String format, Locale locale) {
        return made(exported, rendering(format), locale);
    }

    private static Made made(Exported exported, Rendering rendering, Locale locale) {
        return new Made(
                exported.fileName(rendering.extension()), rendering.type(), rendering.render(exported, locale)::write);
    }

    private Rendering rendering(String format) {
        Rendering rendering = renderings.get(format);
        if (rendering == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "format-unknown", format);
        }
        return rendering;
    }

    static String lineage(String service, Content content) {
        return lineage(service, content, content.first(), content.last());
    }

    static String lineage(String service, Content content, String from, String to) {
        return service
                + "/api/v1/areas/{area}/figures/{indicator}/lineage?template=" + content.template() + "&every="
                + content.every() + "&from=" + from + "&to=" + to + "&basis="
                + content.basis();
    }
}
