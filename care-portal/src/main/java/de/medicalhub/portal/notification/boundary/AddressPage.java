package de.medicalhub.portal.notification.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.notification.control.ChangePreferences;
import de.medicalhub.portal.notification.control.VerifyAddress;
import de.medicalhub.portal.notification.entity.Address;
import de.medicalhub.portal.notification.entity.AddressForm;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where somebody is reached: an address is entered, a code sent there, the code entered (B7). */
@Named("addresses")
@RequestScoped
public class AddressPage {
    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private ChangePreferences preferences;

    @Inject
    private VerifyAddress verify;

    private @Nullable String mail;
    private @Nullable String mailCode;
    private @Nullable String sms;
    private @Nullable String smsCode;

    /** The step at which a channel stands: none, code, verified. */
    public String state(String channel) {
        return address(channel)
                .map(address -> address.verified() ? "verified" : "code")
                .orElse("none");
    }

    /** What is entered there. */
    public String of(String channel) {
        return address(channel).map(Address::address).orElse("");
    }

    private Optional<Address> address(String channel) {
        return preferences.address(person(), Channel.valueOf(channel));
    }

    /** Sends a code to the address. */
    public void propose(String channel) {
        Channel where = Channel.valueOf(channel);
        Optional<String> address = AddressForm.of(where, where == Channel.SMS ? sms : mail);
        if (address.isEmpty()) {
            FormFaults.say(where.code(), speaker.key("notifications.fault." + where.code()));
        } else if (!verify.propose(person(), where, address.get(), speaker.getLanguage())) {
            FormFaults.say(where.code(), speaker.key("notifications.fault.too-many-codes"));
        }
    }

    /** Uses the address if the code is right. */
    public void confirm(String channel) {
        Channel where = Channel.valueOf(channel);
        String code = where == Channel.SMS ? smsCode : mailCode;
        if (code == null || !verify.confirm(person(), where, code)) {
            FormFaults.say(where.code() + "Code", speaker.key("notifications.fault.code"));
        }
    }

    /** Nothing is sent there any more. */
    public void forget(String channel) {
        preferences.forget(person(), Channel.valueOf(channel));
    }

    private String person() {
        return user.claims().fhirUser();
    }

    public @Nullable String getMail() {
        return mail;
    }

    public void setMail(@Nullable String mail) {
        this.mail = mail;
    }

    public @Nullable String getMailCode() {
        return mailCode;
    }

    public void setMailCode(@Nullable String mailCode) {
        this.mailCode = mailCode;
    }

    public @Nullable String getSms() {
        return sms;
    }

    public void setSms(@Nullable String sms) {
        this.sms = sms;
    }

    public @Nullable String getSmsCode() {
        return smsCode;
    }

    public void setSmsCode(@Nullable String smsCode) {
        this.smsCode = smsCode;
    }
}
