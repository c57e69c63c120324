package vn.pcmt.report;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the report service, alone or as one of several contexts in one process. */
@SpringBootApplication(proxyBeanMethods = false)
public class ReportServiceApplication {

    /** The service, configured by {@code report-service.yml} and not yet started. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ReportServiceApplication.class)
                .properties("spring.config.name=report-service")
                .bannerMode(Banner.Mode.OFF);
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
