package vn.pcmt.plan;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the plan service. Settings are in {@code plan-service.yml}. */
@SpringBootApplication(proxyBeanMethods = false)
public class PlanServiceApplication {

    /** The application, ready to run; several services may run in one process, so nothing global is set. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(PlanServiceApplication.class)
                .properties("spring.config.name=plan-service")
                .bannerMode(Banner.Mode.OFF);
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
