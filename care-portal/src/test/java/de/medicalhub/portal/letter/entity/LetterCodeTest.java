package de.medicalhub.portal.letter.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCodeTest {
    private static final LetterCode CODE = new LetterCode("AB01CD23EF45GH67");

    @ParameterizedTest
    @DisplayName("T1 a code is understood however people type it")
    @ValueSource(strings = {"AB01-CD23-EF45-GH67", "ab01cd23ef45gh67", " AB0l CD23 EF45 GH67 ", "ABOI–CD23–EF45–GH67"})
    void isUnderstoodHoweverItIsTyped(String typed) {
        assertThat(LetterCode.parse(typed)).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB01-CD23-EF45-GH6", "AB01-CD23-EF45-GH6U", "AB01-CD23-EF45-GH678"})
    void whatCannotBeOneIsNone(String typed) {
        assertThat(LetterCode.parse(typed)).isEmpty();
    }

    @Test
    @DisplayName("T1 it is printed in groups of four, and no two are the same")
    void isPrintedInGroups() {
        assertThat(CODE.grouped()).isEqualTo("AB01-CD23-EF45-GH67");
        LetterCode one = LetterCode.random(new SecureRandom());
        assertThat(LetterCode.parse(one.grouped())).contains(one);
        assertThat(one).isNotEqualTo(LetterCode.random(new SecureRandom()));
    }

    @Test
    @DisplayName("T4 only the code opens what was sealed, and only code and date make the proof")
    void onlyTheCodeOpens() {
        LetterCode other = new LetterCode("AB01CD23EF45GH68");
        String sealed = CODE.seal("Änne\nSchäfer");
        assertThat(CODE.open(sealed)).isEqualTo("Änne\nSchäfer");
        assertThatThrownBy(() -> other.open(sealed)).isInstanceOf(IllegalStateException.class);
        LocalDate born = LocalDate.of(1940, 3, 24);
        assertThat(CODE.proof(born))
                .isEqualTo(CODE.proof(born))
                .isNotEqualTo(other.proof(born))
                .isNotEqualTo(CODE.proof(born.plusDays(1)));
        assertThat(CODE.hash()).isNotEqualTo(other.hash());
        assertThat(CODE.toString()).doesNotContain("AB01");
    }
}
