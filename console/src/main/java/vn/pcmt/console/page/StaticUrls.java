package vn.pcmt.console.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * Gives the addresses of files in pages their versions. Spring's filter takes every link for a file's and looks for it on the
 * class path, once for each place where files may lie and each library, and remembers only those that it finds: a page with
 * some hundred links to pages spent most of its time on that.
 */
final class StaticUrls extends ResourceUrlEncodingFilter {
    private static final List<String> FILES = List.of("/assets/", "/vendor/", "/webjars/");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        super.doFilter(
                request,
                response,
                (asked, answered) -> chain.doFilter(
                        asked,
                        new OfFiles(
                                (HttpServletResponse) answered,
                                asked.getServletContext().getContextPath())));
    }

    private static final class OfFiles extends HttpServletResponseWrapper {
        private final String context;

        OfFiles(HttpServletResponse response, String context) {
            super(response);
            this.context = context;
        }

        @Override
        public String encodeURL(String url) {
            boolean file = url.startsWith(context)
                    && FILES.stream().anyMatch(folder -> url.startsWith(folder, context.length()));
            return file ? super.encodeURL(url) : url;
        }
    }

    /** In the place of Spring Boot's. */
    @Configuration(proxyBeanMethods = false)
    static class Registered {
        @Bean
        FilterRegistrationBean<ResourceUrlEncodingFilter> staticUrls() {
            var registration = new FilterRegistrationBean<ResourceUrlEncodingFilter>(new StaticUrls());
            registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
            return registration;
        }
    }
}
