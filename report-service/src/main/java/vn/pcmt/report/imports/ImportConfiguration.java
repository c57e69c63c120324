package vn.pcmt.report.imports;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Looks for imports that were cut short: at the start, and again and again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ImportConfiguration {

    @Bean
    SchedulingConfigurer finishImports(CarryOutImport carryOut, ImportSettings settings) {
        return tasks ->
                tasks.addFixedDelayTask(new FixedDelayTask(carryOut::resume, settings.tick(), Duration.ofSeconds(5)));
    }
}
