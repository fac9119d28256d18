package de.medicalhub.portal.notification.entity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people type as an address, made ready for sending; empty if it is none. */
public final class AddressForm {
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int LONGEST = 254;

    private AddressForm() {}

    /** The address as it is used, if it can be one. */
    public static Optional<String> of(Channel channel, @Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        return channel == Channel.SMS ? phone(text) : mail(text);
    }

    private static Optional<String> mail(String text) {
        return text.length() <= LONGEST && MAIL.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** With country code; a number that begins with one zero is a German one. */
    private static Optional<String> phone(String text) {
        String digits =
                text.replaceAll("[\\s()/.-]", "").replaceFirst("^00", "+").replaceFirst("^0", "+49");
        return PHONE.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }
}
