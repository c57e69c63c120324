package vn.pcmt.report.exportjob;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Looks for files that were cut short and for those whose time is over: at the start, and again and again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ExportJobConfiguration {

    @Bean
    SchedulingConfigurer finishExports(CarryOutExport carryOut, ForgetExports forget, ExportJobSettings settings) {
        return tasks -> {
            tasks.addFixedDelayTask(new FixedDelayTask(carryOut::resume, settings.tick(), Duration.ofSeconds(5)));
            tasks.addFixedDelayTask(new FixedDelayTask(forget::due, settings.tick(), Duration.ofSeconds(5)));
        };
    }
}
