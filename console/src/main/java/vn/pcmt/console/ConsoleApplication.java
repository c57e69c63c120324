package vn.pcmt.console;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the console, alone or beside the services in one process. Settings: {@code console.yml}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ConsoleApplication {

    /** The application, ready to run; the launcher adds properties of its own. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ConsoleApplication.class)
                .properties("spring.config.name=console")
                .bannerMode(Banner.Mode.OFF);
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
