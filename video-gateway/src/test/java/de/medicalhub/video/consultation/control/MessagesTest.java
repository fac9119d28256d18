package de.medicalhub.video.consultation.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.Refusal;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalHasASentenceInBothLanguages(Refusal refusal) {
        for (Locale locale : new Locale[] {Locale.GERMAN, Locale.ENGLISH}) {
            ResourceBundle bundle = ResourceBundle.getBundle("de.medicalhub.video.messages", locale);
            assertThat(bundle.getLocale()).isEqualTo(locale);
            assertThat(bundle.getString("refusal." + refusal.code())).endsWith(".");
            assertThat(bundle.getString("refusal." + refusal.code() + ".title")).isNotBlank();
        }
    }
}
