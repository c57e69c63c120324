package vn.pcmt.report.view;

import vn.pcmt.report.ReportServiceApplication;

/** The whole service in a process of its own, until it is killed. Arguments are its settings. */
final class ServiceToKill {

    private ServiceToKill() {}

    public static void main(String[] settings) {
        var context = ReportServiceApplication.application().run(settings);
        System.out.println(
                "report-service, ready on port " + context.getEnvironment().getProperty("local.server.port"));
    }
}
