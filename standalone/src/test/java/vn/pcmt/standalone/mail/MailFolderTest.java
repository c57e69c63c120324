package vn.pcmt.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest {

    @TempDir
    Path folder;

    private MailFolder mail;

    @BeforeEach
    void start() throws IOException {
        mail = MailFolder.start(folder.resolve("mail"), InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void aMessageIsAFileOnceItIsAccepted() throws Exception {
        send("<a-1@pcmt>", "Báo cáo bị trả lại");

        List<Path> files = files();
        assertThat(files).hasSize(1);
        try (var stream = Files.newInputStream(files.getFirst())) {
            var read = new MimeMessage(session(), stream);
            assertThat(read.getSubject()).isEqualTo("Báo cáo bị trả lại");
            assertThat(read.getMessageID()).isEqualTo("<a-1@pcmt>");
            assertThat(read.getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly("bc-18859@quangtri.example");
        }
    }

    @Test
    void aMessageSentTwiceIsKeptOnce() throws Exception {
        send("<a-1@pcmt>", "Nhắc nộp báo cáo");
        send("<a-1@pcmt>", "Nhắc nộp báo cáo");
        send("<a-2@pcmt>", "Nhắc nộp báo cáo");

        assertThat(files()).hasSize(2);
    }

    @Test
    void asksTheSenderToTryAgainWhenTheMessageCannotBeStored() throws Exception {
        Files.delete(folder.resolve("mail"));

        try (var socket = new Socket(InetAddress.getLoopbackAddress(), mail.port());
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(in.readLine()).startsWith("220");
            assertThat(say(socket, in, "HELO localhost")).startsWith("250");
            assertThat(say(socket, in, "MAIL FROM:<pcmt@quangtri.example>")).startsWith("250");
            assertThat(say(socket, in, "RCPT TO:<duyet@quangtri.example>")).startsWith("250");
            assertThat(say(socket, in, "DATA")).startsWith("354");
            assertThat(say(socket, in, "Subject: x\r\n\r\nx\r\n.")).startsWith("451");
        }
    }

    @Test
    void aTakenPortIsAnException() {
        assertThatThrownBy(
                        () -> MailFolder.start(folder.resolve("other"), InetAddress.getLoopbackAddress(), mail.port()))
                .isInstanceOf(java.net.BindException.class);
    }

    private static String say(Socket socket, BufferedReader in, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return in.readLine();
    }

    private List<Path> files() throws IOException {
        try (var stream = Files.list(folder.resolve("mail"))) {
            return stream.toList();
        }
    }

    private Session session() {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(mail.port()));
        return Session.getInstance(properties);
    }

    private void send(String messageId, String subject) throws Exception {
        var message = new MimeMessage(session()) {
            @Override
            protected void updateMessageID() throws jakarta.mail.MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        message.setFrom(new InternetAddress("pcmt@quangtri.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("bc-18859@quangtri.example"));
        message.setSubject(subject, "UTF-8");
        message.setText("DỮ LIỆU MẪU", "UTF-8");
        Transport.send(message);
    }
}
