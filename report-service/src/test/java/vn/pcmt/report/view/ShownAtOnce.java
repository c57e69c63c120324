package vn.pcmt.report.view;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import vn.pcmt.kit.store.StoredShapes;
import vn.pcmt.report.topology.Generation;
import vn.pcmt.report.topology.Generations;

/** What is in the read model is all there is: nothing is on its way. Bears no stereotype, see {@code OnStore}. */
@EnableConfigurationProperties({ViewSettings.class, RememberedSettings.class})
public class ShownAtOnce {

    @Bean
    static StoredShapes storedFigures() {
        return FigureShape.shapes();
    }

    @Bean
    Generations generations() {
        return always(1);
    }

    /** Without a document of its own: the store is shared with services that run. */
    static Generations always(int number) {
        return new Generations(null, null, null) {
            @Override
            public Generation current() {
                return new Generation(number);
            }

            @Override
            public List<String> topicsOf(Generation generation) {
                return List.of("area-totals");
            }
        };
    }

    @Bean
    Freshness freshness(Clock clock) {
        return new Freshness(always(1), (ReadPositions) null, new SimpleMeterRegistry(), clock) {
            @Override
            synchronized void look() {}

            @Override
            public synchronized void close() {}
        };
    }
}
