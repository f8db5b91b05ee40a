package org.cityplus.acceptance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** A phone's own keeper of passkeys, played by the browser, with a finger always on the sensor. */
record Passkeys(CDPSession session, String id) {
    static Passkeys of(Device device) {
        CDPSession session = device.page().context().newCDPSession(device.page());
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        String id = session.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
        return new Passkeys(session, id);
    }

    /** Puts what this keeper holds into another one, as a synchronised keeper does. */
    void copyTo(Passkeys other) {
        for (var credential : credentials()) {
            JsonObject copied = new JsonObject();
            copied.addProperty("authenticatorId", other.id);
            copied.add("credential", credential);
            other.session.send("WebAuthn.addCredential", copied);
        }
    }

    int count() {
        return credentials().size();
    }

    private JsonArray credentials() {
        JsonObject wanted = new JsonObject();
        wanted.addProperty("authenticatorId", id);
        return session.send("WebAuthn.getCredentials", wanted).getAsJsonArray("credentials");
    }
}
