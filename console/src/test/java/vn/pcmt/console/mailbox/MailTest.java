package vn.pcmt.console.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MailTest {

    @Test
    void readsVietnameseInHeadersAndText() {
        Mail mail = Mail.parse("""
                To: bc-18859@quangtri.example
                Date: Fri, 27 Nov 2026 06:33:43 +0700 (ICT)
                Subject: =?UTF-8?Q?Nh=E1=BA=AFc_n=E1=BB=99p?= =?UTF-8?B?IGLDoW8gY8Ohbw==?=
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                H=E1=BA=A1n n=E1=BB=99p 17:=
                00
                """.getBytes(StandardCharsets.US_ASCII));
        assertThat(mail.subject()).isEqualTo("Nhắc nộp báo cáo");
        assertThat(mail.to()).isEqualTo("bc-18859@quangtri.example");
        assertThat(mail.date()).isEqualTo("2026-11-26T23:33:43Z");
        assertThat(mail.text()).isEqualTo("Hạn nộp 17:00");
    }

    @Test
    void takesThePlainPartOfSeveral() {
        Mail mail = Mail.parse("""
                Content-Type: multipart/alternative; boundary="x"

                --x
                Content-Type: text/html

                <p>Chào</p>
                --x
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: base64

                Q2jDoG8=
                --x--
                """.getBytes(StandardCharsets.US_ASCII));
        assertThat(mail.text()).isEqualTo("Chào");
    }
}
