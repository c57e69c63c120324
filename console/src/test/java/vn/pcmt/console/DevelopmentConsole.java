package vn.pcmt.console;

/**
 * Runs the console on the stand-ins, for work on the pages: {@code -Dstub.port=18099 -Dconsole.port=18080}. Who logs in
 * is chosen by opening {@code /as/xa}, {@code /as/duyet}, {@code /as/quantri} or {@code /as/lanhdao} of the stand-in.
 */
final class DevelopmentConsole {
    private DevelopmentConsole() {}

    public static void main(String[] args) throws Exception {
        var stub = new StubServices(Integer.getInteger("stub.port", 18099));
        ConsoleApplication.application()
                .properties(
                        "PCMT_CONSOLE_SECRET=stub",
                        "PCMT_ISSUER=" + stub.url(),
                        "PCMT_PLAN_URL=" + stub.url(),
                        "PCMT_REPORT_URL=" + stub.url(),
                        "PCMT_NOTIFICATION_URL=" + stub.url(),
                        "PCMT_SAMPLE=true",
                        "PCMT_MAILBOX=" + System.getProperty("mailbox", ""),
                        "PCMT_CONSOLE_PORT=" + System.getProperty("console.port", "18080"))
                .run(args);
    }
}
