package vn.pcmt.report.view;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import vn.pcmt.kit.store.StoredShapes;
import vn.pcmt.report.topology.TotalsSettings;

/** What is in the read model is all there is: nothing is on its way. Bears no stereotype, see {@code OnStore}. */
@EnableConfigurationProperties({ViewSettings.class, RememberedSettings.class})
public class ShownAtOnce {

    @Bean
    static StoredShapes storedFigures() {
        return FigureShape.shapes();
    }

    @Bean
    Freshness freshness(Clock clock) {
        return new Freshness(new TotalsSettings(1), (ReadPositions) null, new SimpleMeterRegistry(), clock) {
            @Override
            synchronized void look() {}

            @Override
            public synchronized void close() {}
        };
    }
}
