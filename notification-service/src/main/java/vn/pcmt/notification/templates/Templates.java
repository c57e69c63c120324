package vn.pcmt.notification.templates;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The templates and their rendering. What the product brings stands in the message bundles, whose numbered places become
 * the names of {@link TemplateKey}; what an administrator published replaces it. There are no partials, no lambdas and no
 * properties of objects: a template can say nothing but what it is given.
 */
@Component
class Templates implements Phrasing {

    private static final String BUNDLE = "vn.pcmt.notification.messages";
    private static final List<String> FORMAT = ResourceBundle.Control.FORMAT_PROPERTIES;
    private static final long FRESH_NANOS = 2_000_000_000L;

    private static final Mustache.Compiler MUSTACHE = Mustache.compiler()
            .escapeHTML(false) // facts come escaped for their channel, so that no way of writing can go round it
            .defaultValue("")
            .emptyStringIsFalse(true)
            .withCollector(new OnlyMaps());

    private final MessageSource messages;
    private final MongoOperations mongo;
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();
    private volatile Map<String, TemplateVersion> published = Map.of();
    private volatile long readAt = System.nanoTime() - FRESH_NANOS;

    Templates(MessageSource messages, MongoOperations mongo) {
        this.messages = messages;
        this.mongo = mongo;
    }

    @Override
    public String render(String key, Locale language, Map<String, ?> facts) {
        return compiled.computeIfAbsent(current(key, language), MUSTACHE::compile)
                .execute(facts);
    }

    /** A text that is not published yet. */
    static String tryOut(String source, Map<String, ?> facts) {
        return MUSTACHE.compile(source).execute(facts);
    }

    /** The source in force. */
    String current(String key, Locale language) {
        TemplateVersion own = published().get(key + "~" + language.getLanguage());
        return own == null ? original(key, language) : own.source();
    }

    /** What the product brings. */
    String original(String key, Locale language) {
        return messages.getMessage(key, TemplateKey.places(key), language);
    }

    /** Keys of all texts that can be changed, in order. */
    static List<String> keys() {
        return ResourceBundle.getBundle(BUNDLE, Locale.ROOT, ResourceBundle.Control.getNoFallbackControl(FORMAT))
                .keySet()
                .stream()
                .filter(TemplateKey::isTemplate)
                .sorted()
                .toList();
    }

    /** Whether the product brings such a text; nobody can add others. */
    boolean exists(String key) {
        return TemplateKey.isTemplate(key)
                && messages.getMessage(key, TemplateKey.places(key), null, Locale.ROOT) != null;
    }

    /**
     * @return what is wrong with a source: the name that is not known, or the library's message; empty if nothing is
     */
    static Optional<String> faultOf(String key, String source) {
        Set<String> unknown = new HashSet<>();
        try {
            MUSTACHE.compile(source).visit(new Mustache.Visitor() {
                @Override
                public void visitText(String text) {}

                @Override
                public void visitVariable(String name) {
                    if (!TemplateKey.names(key).contains(name)) {
                        unknown.add(name);
                    }
                }

                @Override
                public boolean visitInclude(String name) {
                    unknown.add(">" + name);
                    return false;
                }

                @Override
                public boolean visitSection(String name) {
                    visitVariable(name);
                    return true;
                }

                @Override
                public boolean visitInvertedSection(String name) {
                    visitVariable(name);
                    return true;
                }
            });
        } catch (MustacheException malformed) {
            return Optional.of(String.valueOf(malformed.getMessage()));
        }
        return unknown.stream().sorted().findFirst();
    }

    /** Numbers of the versions in force, by key and language; what nobody changed is absent. */
    Map<String, Long> changed() {
        return published().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, version -> version.getValue()
                .number()));
    }

    /** The versions of one text, latest first. */
    List<TemplateVersion> versionsOf(String key, String language) {
        return mongo.find(
                Query.query(Criteria.where("key").is(key).and("language").is(language))
                        .with(Sort.by(Sort.Direction.DESC, "number")),
                TemplateVersion.class);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the number is taken */
    void publish(TemplateVersion version) {
        mongo.insert(version);
        readAnew();
    }

    /** Looks into the store before anything more is said. */
    void readAnew() {
        readAt = System.nanoTime() - FRESH_NANOS;
    }

    /** Another node's version is seen within two seconds. */
    private Map<String, TemplateVersion> published() {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            Map<String, TemplateVersion> latest = new ConcurrentHashMap<>();
            for (TemplateVersion version : mongo.findAll(TemplateVersion.class)) {
                latest.merge(
                        version.key() + "~" + version.language(),
                        version,
                        (one, other) -> one.number() > other.number() ? one : other);
            }
            published = latest;
            readAt = System.nanoTime();
        }
        return published;
    }

    /** Reads maps and nothing else: the library would otherwise call any method of an object that a template names. */
    private static final class OnlyMaps extends BasicCollector {
        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map ? super.createFetcher(context, name) : null;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
