package vn.pcmt.report.area;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.Event;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.Units;

/**
 * Puts the groups in the box on record, each as soon as all areas that it names are known: elsewhere than in its province it
 * never is. One that is there already, whatever became of it, is left alone.
 */
@Component
class SeedGroups {

    private static final Logger LOG = LoggerFactory.getLogger(SeedGroups.class);
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final AreaGroups groups;
    private final Units units;
    private final Clock clock;
    private final List<Seed> seeds = standard();

    SeedGroups(AreaGroups groups, Units units, Clock clock) {
        this.groups = groups;
        this.units = units;
        this.clock = clock;
    }

    record Seed(String code, GroupText text) {
        private List<String> named() {
            List<String> named = new ArrayList<>(text.members());
            GroupText.Choice choice = text.choice();
            if (choice != null) {
                named.add(choice.within());
            }
            return named;
        }
    }

    /** The file in the box. */
    static List<Seed> standard() {
        try (InputStream file = Objects.requireNonNull(SeedGroups.class.getResourceAsStream("groups.yml"))) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return STRICT.convertValue(content, new TypeReference<List<Seed>>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void seedAll() {
        seeds.forEach(this::seed);
    }

    @EventListener
    void on(UnitChanged changed) {
        seeds.stream().filter(seed -> seed.named().contains(changed.key())).forEach(this::seed);
    }

    private void seed(Seed seed) {
        if (groups.group(seed.code()).isPresent()
                || !units.find(seed.named()).keySet().containsAll(seed.named())) {
            return;
        }
        AreaGroup group = AreaGroup.called(seed.code());
        group.become(seed.text(), Event.SYSTEM, clock.instant());
        try {
            groups.insert(group);
            LOG.info("Group {} is on record", seed.code());
        } catch (DuplicateKeyException another) {
            LOG.debug("Another node put {} on record", seed.code());
        }
    }
}
