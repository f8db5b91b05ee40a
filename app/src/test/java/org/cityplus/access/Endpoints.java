package org.cityplus.access;

import static org.cityplus.identity.Audience.ANYONE;
import static org.cityplus.identity.Audience.AUDIT_ADMINISTRATOR;
import static org.cityplus.identity.Audience.CLERK;
import static org.cityplus.identity.Audience.OFFICER;
import static org.cityplus.identity.Audience.RESIDENT;
import static org.cityplus.identity.Audience.SECOND_ADMINISTRATOR;
import static org.cityplus.identity.Audience.SECURITY_ADMINISTRATOR;
import static org.cityplus.identity.Audience.STAFF;
import static org.cityplus.identity.Audience.SUPERVISOR;
import static org.cityplus.identity.Audience.SYSTEM_ADMINISTRATOR;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.Set;
import org.cityplus.identity.Audience;
import org.springframework.http.HttpMethod;

/**
 * All addresses of the city. {@code {draft}}, {@code {case}}, {@code {order}} and {@code {note}} stand for a record of
 * the owner's; the case is paid and waits for a visit to be chosen.
 */
public final class Endpoints {
    /** Their answers are streams or files, tested where they are made: LiveTest, AppFilesTest, ErrorsTest. */
    static final Set<String> ELSEWHERE =
            Set.of("GET /live", "GET /live/present", "GET /assets/{name}", "* ${spring.web.error.path:/error}");

    private static final String GRANT = "{\"seenSequence\":0,\"decision\":\"grant\"}";

    private static final String WHY = "{\"why\":\"matrix\"}";
    private static final String ROLE = "{\"agency\":\"exit-entry-500103\",\"role\":\"OFFICER\",\"why\":\"matrix\"}";

    public static final List<Endpoint> ALL = List.of(
            open(GET, "/", 200),
            open(GET, "/services/{id}", 200),
            open(GET, "/city", 200),
            open(GET, "/city/{district}", 200),
            open(GET, "/offline", 200),
            open(GET, "/manifest.webmanifest", 200),
            open(GET, "/sw.js", 200),
            open(POST, "/preferences", 303),
            open(GET, "/live/unread", 200),
            open(GET, "/sign-in", 200),
            open(GET, "/sign-in/code", 200),
            open(POST, "/sign-in", 422),
            open(POST, "/sign-in/code", 400),
            open(POST, "/sign-in/passkey/options", 200),
            open(POST, "/sign-in/passkey", 400),
            open(POST, "/sign-out", 302),
            open(GET, "/status", 200),
            open(POST, "/status", 422),
            open(GET, "/sandbox/sms", 200),
            open(GET, "/desk/sign-in", 200),
            open(POST, "/desk/sign-in", 422),
            open(POST, "/desk/sign-in/second", 422).with("?challenge=00000000-0000-7000-8000-000000000000"),
            open(POST, "/desk/sign-in/passkey/options", 200),
            open(POST, "/desk/sign-in/passkey", 400),
            open(GET, "/desk/welcome", 200),
            open(POST, "/desk/welcome", 422),
            open(POST, "/desk/welcome/proofs", 422),
            open(POST, "/api/sign-in/codes", 422).sending("{}"),
            open(POST, "/api/sign-in", 422).sending("{}"),
            open(POST, "/api/sign-in/staff", 422).sending("{}"),
            open(DELETE, "/api/sign-in", 204),
            open(GET, "/open-data", 200),
            open(GET, "/open-data/{month}", 404),
            open(GET, "/open-data/{month}.csv", 404),
            open(GET, "/api/open-data", 200),
            open(GET, "/api/open-data/{month}", 404),
            open(GET, "/api/services", 200),
            open(GET, "/api/services/{id}", 200),
            open(GET, "/api/services/{id}/schema", 200),
            open(GET, "/services/{id}/print", 200),
            open(GET, "/life-events/{event}", 200),
            open(GET, "/api/life-events", 200),
            open(GET, "/api/life-events/{event}", 200),
            resident(GET, "/life-events/{event}/begin", 200),
            resident(POST, "/life-events/{event}/begin", 422),
            resident(POST, "/api/life-events/{event}/bundles", 422).sending("{\"answers\":{}}"),
            resident(GET, "/api/bundles", 200),
            owned(GET, "/bundles/{bundle}", 302),
            owned(GET, "/bundles/{bundle}/services", 200),
            owned(POST, "/bundles/{bundle}/services", 422),
            owned(GET, "/bundles/{bundle}/form", 302),
            owned(GET, "/bundles/{bundle}/form/{page}", 200),
            owned(POST, "/bundles/{bundle}/form/{page}", 422),
            owned(POST, "/bundles/{bundle}/form/{page}/save", 200),
            owned(GET, "/bundles/{bundle}/check", 200),
            owned(POST, "/bundles/{bundle}/send", 422),
            owned(GET, "/api/bundles/{bundle}", 200),
            owned(PUT, "/api/bundles/{bundle}/services", 200).sending("{\"services\":[\"parking-permit\"]}"),
            owned(PATCH, "/api/bundles/{bundle}/answers", 200).sending("{\"parking-permit.spaces\":\"0\"}"),
            owned(POST, "/api/bundles/{bundle}/send", 200),
            new Endpoint(GET, "/services/{id}/chat", RESIDENT, 302, 200, "", null),
            owned(GET, "/drafts/{draft}/chat", 200),
            owned(POST, "/drafts/{draft}/chat", 302).with("?field=delivery&delivery=collect"),
            owned(GET, "/drafts/{draft}/print", 200),
            owned(GET, "/drafts/{draft}/renew", 302),
            owned(POST, "/drafts/{draft}/renew", 302),
            owned(POST, "/api/drafts/{draft}/renew", 200),
            systemAdministrator(GET, "/desk/services", 200),
            systemAdministrator(GET, "/desk/services/{id}/preview", 200),
            open(POST, "/api/payments/notices", 400).sending("{}"),
            resident(GET, "/me/payments", 200),
            resident(GET, "/api/me/payments", 200),
            resident(GET, "/me", 200),
            resident(GET, "/me/devices", 200),
            resident(GET, "/me/identity", 200),
            resident(POST, "/me/identity", 422),
            resident(GET, "/me/people", 200),
            resident(GET, "/me/counter", 200),
            resident(POST, "/me/people", 422),
            resident(POST, "/me/people/child", 422),
            resident(POST, "/me/people/{uuid}/confirm", 404),
            resident(POST, "/me/people/{uuid}/decline", 404),
            resident(POST, "/me/people/{uuid}/end", 404),
            resident(POST, "/me/devices/{uuid}/sign-out", 302),
            resident(POST, "/me/devices/sign-out-everywhere", 302),
            resident(POST, "/me/passkeys/options", 403),
            resident(POST, "/me/passkeys", 400),
            resident(POST, "/me/passkeys/{uuid}/name", 404),
            resident(POST, "/me/passkeys/{uuid}/remove", 302),
            resident(POST, "/me/people/{uuid}/consent", 409),
            resident(POST, "/me/people/{uuid}/consent/revoke", 404),
            resident(GET, "/api/me/passkeys", 200),
            resident(POST, "/api/me/passkeys/options", 403),
            resident(POST, "/api/me/passkeys", 422).sending("{}"),
            resident(PATCH, "/api/me/passkeys/{uuid}", 404).sending("{\"name\":\"x\"}"),
            resident(DELETE, "/api/me/passkeys/{uuid}", 204),
            resident(GET, "/api/me/devices", 200),
            resident(DELETE, "/api/me/devices/{uuid}", 204),
            resident(DELETE, "/api/me/devices", 204),
            resident(GET, "/api/me/identity", 200),
            resident(PUT, "/api/me/identity", 422).sending("{}"),
            resident(GET, "/api/me/counter", 200),
            resident(GET, "/api/me/mandates", 200),
            resident(POST, "/api/me/mandates", 422).sending("{}"),
            resident(PUT, "/api/me/mandates/child", 422).sending("{}"),
            resident(POST, "/api/me/mandates/{uuid}/confirm", 404),
            resident(POST, "/api/me/mandates/{uuid}/decline", 404),
            resident(DELETE, "/api/me/mandates/{uuid}", 404),
            resident(PUT, "/api/me/mandates/{uuid}/consent", 409).sending("{\"textVersion\":\"x\"}"),
            resident(DELETE, "/api/me/mandates/{uuid}/consent", 404),
            resident(GET, "/services/{id}/apply", 200),
            resident(POST, "/services/{id}/apply", 302),
            resident(GET, "/cases", 200),
            resident(GET, "/messages", 200),
            resident(GET, "/messages/{agency}", 200),
            resident(GET, "/api/messages", 200),
            resident(GET, "/api/cases", 200),
            resident(POST, "/api/cases", 422).sending("{}"),
            resident(POST, "/api/drafts", 200).sending("{\"service\":\"passport-first\"}"),
            resident(POST, "/api/photos", 400),
            resident(POST, "/api/documents", 400),
            owned(GET, "/drafts/{draft}", 302),
            owned(GET, "/drafts/{draft}/{section}", 200),
            owned(POST, "/drafts/{draft}/{section}", 302),
            owned(POST, "/drafts/{draft}/save", 200),
            owned(GET, "/drafts/{draft}/photo/{field}.jpg", 200),
            // A passport needs no documents; SentDocumentsTest has a service that does, its owner and everybody else.
            owned(GET, "/drafts/{draft}/documents/{field}/{uuid}.jpg", 404),
            owned(GET, "/api/drafts/{draft}", 200),
            owned(PATCH, "/api/drafts/{draft}/answers", 200).sending("{}"),
            owned(GET, "/cases/{case}", 200),
            owned(POST, "/cases/{case}/pay", 302),
            owned(GET, "/cases/{case}/visit", 200),
            owned(POST, "/cases/{case}/visit", 422),
            owned(GET, "/cases/{case}/record", 200),
            owned(GET, "/cases/{case}/photo/{field}.jpg", 200),
            owned(GET, "/cases/{case}/documents/{field}/{uuid}.jpg", 404),
            owned(GET, "/cases/{case}/documents/{field}/{uuid}", 404),
            owned(GET, "/api/cases/{case}/documents/{field}/{uuid}", 404),
            owned(GET, "/cases/{case}/looks", 200),
            owned(POST, "/cases/{case}/visit/cancel", 302),
            owned(GET, "/cases/{case}/more", 302),
            owned(POST, "/cases/{case}/more", 302),
            owned(GET, "/cases/{case}/withdraw", 200),
            owned(POST, "/cases/{case}/withdraw", 302),
            owned(GET, "/cases/{case}/reconsideration", 200),
            owned(POST, "/cases/{case}/reconsideration", 409),
            owned(GET, "/cases/{case}/papers/{id}", 404),
            owned(GET, "/cases/{case}/papers/{id}.pdf", 404),
            owned(GET, "/api/cases/{case}/papers/{id}.pdf", 404),
            owned(PUT, "/api/cases/{case}/visit/hold", 422).sending("{\"from\":\"2026-11-25T20:00:00Z\"}"),
            owned(DELETE, "/api/cases/{case}/visit", 200),
            owned(PUT, "/api/cases/{case}/more", 409).sending("{\"answers\":{}}"),
            owned(PUT, "/api/cases/{case}/withdrawal", 200).sending("{}"),
            owned(PUT, "/api/cases/{case}/reconsideration", 409).sending("{}"),
            owned(GET, "/api/cases/{case}/papers", 200),
            owned(GET, "/api/cases/{case}", 200),
            owned(GET, "/api/cases/{case}/actions", 200),
            owned(GET, "/api/cases/{case}/payment", 200),
            owned(GET, "/api/cases/{case}/visit/days", 200),
            owned(GET, "/api/cases/{case}/visit/slots", 200).with("?day=2026-11-25"),
            owned(PUT, "/api/cases/{case}/visit", 422).sending("{\"from\":\"2026-11-25T20:00:00Z\"}"),
            owned(GET, "/sandbox/cashier/{order}", 302),
            owned(POST, "/sandbox/cashier/{order}", 302),
            owned(POST, "/api/messages/{note}/read", 204),
            // Last, because they end the draft; thrown away it stays thrown away, and whoever asks learns nothing.
            new Endpoint(POST, "/drafts/{draft}/lodge", RESIDENT, 302, 404, "", null),
            new Endpoint(POST, "/api/drafts/{draft}/lodge", RESIDENT, 201, 404, "", null),
            new Endpoint(POST, "/drafts/{draft}/discard", RESIDENT, 302, 302, "", null),
            new Endpoint(DELETE, "/api/drafts/{draft}", RESIDENT, 204, 204, "", null),
            open(GET, "/connect/continue", 200),
            open(GET, "/audit", 200),
            open(GET, "/audit/checkpoints/{day}.txt", 404),
            open(GET, "/api/audit/checkpoints", 200),
            open(GET, "/api/audit/checkpoint", 200),
            open(GET, "/api/audit/consistency", 422).with("?older=2&newer=1"),
            resident(GET, "/connect/consent", 404),
            resident(GET, "/me/looks", 200),
            resident(GET, "/api/me/record", 200),
            resident(GET, "/api/me/record/{entry}/proof", 404),
            resident(GET, "/me/data", 200),
            resident(GET, "/me/copies", 200),
            resident(POST, "/me/copies", 302),
            resident(GET, "/me/copies/{uuid}.zip", 404),
            resident(GET, "/me/consents", 200),
            resident(POST, "/me/consents/withdraw", 302),
            resident(POST, "/me/consents/undo", 404),
            resident(GET, "/me/profile", 200),
            resident(POST, "/me/profile", 302),
            resident(POST, "/me/profile/request", 422),
            resident(GET, "/me/erasure", 200),
            resident(POST, "/me/erasure", 403),
            resident(POST, "/me/erasure/cancel", 302),
            resident(GET, "/api/me/data", 200),
            resident(POST, "/api/me/copies", 202),
            resident(GET, "/api/me/copies/{uuid}", 404),
            resident(GET, "/api/me/copies/{uuid}/content", 404),
            resident(GET, "/api/me/consents", 200),
            resident(POST, "/api/me/consents/withdraw", 204).sending("{\"kind\":\"app\",\"item\":\"none\"}"),
            resident(POST, "/api/me/consents/undo", 404).sending("{\"kind\":\"app\",\"item\":\"none\"}"),
            resident(GET, "/api/me/erasure", 404),
            resident(POST, "/api/me/erasure", 403).sending("{\"word\":\"ERASE\"}"),
            resident(DELETE, "/api/me/erasure", 204),
            officer(GET, "/desk/corrections", 200, 200),
            officer(POST, "/desk/corrections/{uuid}", 404, 404),
            resident(GET, "/me/apps", 200),
            resident(POST, "/me/apps/{uuid}/withdraw", 302),
            systemAdministrator(GET, "/desk/apps", 200),
            systemAdministrator(POST, "/desk/apps", 422),
            systemAdministrator(POST, "/desk/apps/{uuid}/disable", 422),
            systemAdministrator(GET, "/desk/city", 200),
            systemAdministrator(GET, "/desk/city/export.zip", 200),
            systemAdministrator(POST, "/desk/city/import", 422),
            systemAdministrator(GET, "/desk/city/import/{uuid}", 404),
            systemAdministrator(POST, "/desk/city/import/{uuid}", 404).with("?why=test"),
            systemAdministrator(GET, "/desk/city/agencies", 200),
            systemAdministrator(GET, "/desk/city/agencies/new", 200),
            systemAdministrator(POST, "/desk/city/agencies", 422),
            systemAdministrator(GET, "/desk/city/agencies/{agency}", 200),
            systemAdministrator(POST, "/desk/city/agencies/{agency}", 422),
            systemAdministrator(POST, "/desk/city/agencies/{agency}/close", 422),
            systemAdministrator(POST, "/desk/city/agencies/{agency}/reopen", 422),
            systemAdministrator(GET, "/desk/city/offices", 200),
            systemAdministrator(GET, "/desk/city/offices/new", 200),
            systemAdministrator(POST, "/desk/city/offices", 422),
            systemAdministrator(GET, "/desk/city/offices/{office}", 200),
            systemAdministrator(POST, "/desk/city/offices/{office}", 422),
            systemAdministrator(POST, "/desk/city/offices/{office}/close", 422),
            systemAdministrator(POST, "/desk/city/offices/{office}/reopen", 422),
            systemAdministrator(GET, "/desk/city/calendar", 200),
            systemAdministrator(GET, "/desk/city/calendar/new", 200),
            systemAdministrator(GET, "/desk/city/calendar/{year}", 200),
            systemAdministrator(POST, "/desk/city/calendar", 422),
            systemAdministrator(GET, "/desk/city/texts", 200),
            systemAdministrator(GET, "/desk/city/texts/{text}", 200),
            systemAdministrator(POST, "/desk/city/texts/{text}", 422),
            systemAdministrator(GET, "/desk/city/switches", 200),
            systemAdministrator(POST, "/desk/city/switches/{feature}", 422),
            systemAdministrator(GET, "/api/desk/city/agencies", 200),
            systemAdministrator(PUT, "/api/desk/city/agencies/{agency}", 422).sending("{}"),
            systemAdministrator(POST, "/api/desk/city/agencies/{agency}/close", 422)
                    .sending("{}"),
            systemAdministrator(POST, "/api/desk/city/agencies/{agency}/reopen", 422)
                    .sending("{}"),
            systemAdministrator(GET, "/api/desk/city/offices", 200),
            systemAdministrator(PUT, "/api/desk/city/offices/{office}", 422).sending("{}"),
            systemAdministrator(POST, "/api/desk/city/offices/{office}/close", 422)
                    .sending("{}"),
            systemAdministrator(POST, "/api/desk/city/offices/{office}/reopen", 422)
                    .sending("{}"),
            systemAdministrator(GET, "/api/desk/city/calendar", 200),
            systemAdministrator(PUT, "/api/desk/city/calendar/{year}", 422).sending("{}"),
            systemAdministrator(GET, "/api/desk/city/texts", 200),
            systemAdministrator(PUT, "/api/desk/city/texts/{text}", 422).sending("{}"),
            systemAdministrator(GET, "/api/desk/city/switches", 200),
            systemAdministrator(PUT, "/api/desk/city/switches/{feature}", 422).sending("{}"),
            systemAdministrator(GET, "/api/desk/city/export", 200),
            // A ZIP file is wanted, JSON comes.
            systemAdministrator(POST, "/api/desk/city/imports", 415).sending("{}"),
            systemAdministrator(POST, "/api/desk/city/imports/{uuid}/application", 422)
                    .sending("{}"),
            securityAdministrator(GET, "/desk/staff", 200),
            securityAdministrator(POST, "/desk/staff", 422),
            securityAdministrator(GET, "/desk/staff/{uuid}", 404),
            securityAdministrator(POST, "/desk/staff/{uuid}/roles", 404),
            securityAdministrator(POST, "/desk/staff/{uuid}/roles/end", 404),
            securityAdministrator(POST, "/desk/staff/{uuid}/link", 404),
            securityAdministrator(POST, "/desk/staff/{uuid}/leave", 404),
            securityAdministrator(POST, "/desk/staff/proposals/{uuid}/withdraw", 404),
            secondAdministrator(GET, "/desk/proposals", 200),
            secondAdministrator(POST, "/desk/proposals/{uuid}/confirm", 404),
            secondAdministrator(POST, "/desk/proposals/{uuid}/decline", 404),
            secondAdministrator(GET, "/api/desk/proposals", 200),
            secondAdministrator(POST, "/api/desk/proposals/{uuid}/confirm", 422).sending(WHY),
            secondAdministrator(POST, "/api/desk/proposals/{uuid}/decline", 422).sending(WHY),
            securityAdministrator(GET, "/api/desk/staff/proposals", 200),
            securityAdministrator(POST, "/api/desk/staff/proposals/{uuid}/withdraw", 422)
                    .sending(WHY),
            securityAdministrator(GET, "/api/desk/staff", 200),
            securityAdministrator(POST, "/api/desk/staff", 422).sending("{}"),
            securityAdministrator(GET, "/api/desk/staff/{uuid}", 404),
            securityAdministrator(POST, "/api/desk/staff/{uuid}/roles", 404).sending(ROLE),
            securityAdministrator(POST, "/api/desk/staff/{uuid}/roles/end", 404).sending(ROLE),
            securityAdministrator(POST, "/api/desk/staff/{uuid}/link", 404).sending(WHY),
            securityAdministrator(POST, "/api/desk/staff/{uuid}/leave", 404).sending(WHY),
            staff(GET, "/desk/me", 200),
            staff(POST, "/desk/me/sessions/{uuid}/sign-out", 302),
            staff(POST, "/desk/me/sessions/sign-out-everywhere", 302),
            // Whoever is no row of the staff has no second proof to give; StaffPasskeysTest has the rightful ones.
            staff(POST, "/desk/me/passkeys/options", 404),
            staff(POST, "/desk/me/passkeys", 400),
            staff(POST, "/desk/me/passkeys/{uuid}/name", 404),
            staff(POST, "/desk/me/passkeys/{uuid}/remove", 302),
            staff(GET, "/api/desk/me", 200),
            staff(DELETE, "/api/desk/me/sessions/{uuid}", 204),
            staff(DELETE, "/api/desk/me/sessions", 204),
            staff(PATCH, "/api/desk/me/passkeys/{uuid}", 404).sending("{\"name\":\"x\"}"),
            staff(DELETE, "/api/desk/me/passkeys/{uuid}", 204),
            securityAdministrator(GET, "/desk/staff/{uuid}/declared", 404),
            securityAdministrator(POST, "/desk/staff/{uuid}/declared", 404),
            // Flags of one's own agency, and one's own: FlagsTest has them with records.
            supervisor(GET, "/desk/oversight", 200),
            supervisor(GET, "/desk/oversight/{uuid}", 404),
            supervisor(POST, "/desk/oversight/{uuid}", 404).with("?outcome=accept&why=x"),
            supervisor(GET, "/api/desk/oversight", 200),
            supervisor(GET, "/api/desk/oversight/{uuid}", 404),
            supervisor(POST, "/api/desk/oversight/{uuid}/judgement", 422).sending("{}"),
            auditAdministrator(GET, "/desk/audit", 200),
            auditAdministrator(GET, "/desk/audit/flags/{uuid}", 404),
            auditAdministrator(POST, "/desk/audit/flags/{uuid}", 404).with("?outcome=clear&why=x"),
            auditAdministrator(GET, "/desk/audit/entries", 200),
            auditAdministrator(POST, "/desk/audit/entries", 422),
            auditAdministrator(GET, "/desk/audit/protected", 200),
            auditAdministrator(POST, "/desk/audit/protected", 422),
            auditAdministrator(POST, "/desk/audit/protected/{uuid}/end", 422),
            auditAdministrator(GET, "/api/desk/audit/flags", 200),
            auditAdministrator(GET, "/api/desk/audit/flags/{uuid}", 404),
            auditAdministrator(POST, "/api/desk/audit/flags/{uuid}/judgement", 422)
                    .sending("{}"),
            auditAdministrator(POST, "/api/desk/audit/searches", 422).sending("{}"),
            staff(GET, "/desk/my-looks", 200),
            staff(GET, "/desk/my-looks/{uuid}", 404),
            staff(POST, "/desk/my-looks/{uuid}", 404).with("?why=x"),
            staff(GET, "/api/desk/my-looks", 200),
            staff(POST, "/api/desk/my-looks/{uuid}/reason", 404).sending("{\"why\":\"x\"}"),
            staff(GET, "/desk/place", 200),
            staff(POST, "/desk/place", 404),
            clerk(GET, "/desk/counter", 200),
            clerk(POST, "/desk/counter", 422),
            // Every clerk's visit but one's own is none; CounterTest has the rightful clerk.
            clerk(GET, "/desk/counter/{uuid}", 404),
            clerk(POST, "/desk/counter/{uuid}/code", 404),
            clerk(POST, "/desk/counter/{uuid}/phone", 404).with("?challenge=00000000-0000-7000-8000-000000000000"),
            clerk(POST, "/desk/counter/{uuid}/mandates", 404),
            clerk(POST, "/desk/counter/{uuid}/mandates/{uuid}/end", 404),
            clerk(GET, "/desk/counter/{uuid}/cases", 404),
            clerk(GET, "/desk/counter/{uuid}/cases/new/{id}", 404),
            clerk(POST, "/desk/counter/{uuid}/cases/new/{id}", 404).with("?form=00000000-0000-7000-8000-000000000000"),
            clerk(GET, "/desk/counter/{uuid}/cases/{uuid}", 404),
            clerk(GET, "/desk/counter/{uuid}/cases/{uuid}.pdf", 404),
            clerk(GET, "/desk/counter/{uuid}/bundles/{uuid}.pdf", 404),
            clerk(GET, "/desk/counter/{uuid}/matters/{case}/receipt.pdf", 404),
            clerk(GET, "/api/desk/counter/{uuid}/cases/{uuid}.pdf", 404),
            clerk(GET, "/api/desk/counter/{uuid}/bundles/{uuid}.pdf", 404),
            clerk(GET, "/api/desk/counter/{uuid}/matters/{case}/receipt.pdf", 404),
            clerk(POST, "/desk/counter/{uuid}/mandates/{uuid}/consent", 404),
            clerk(POST, "/desk/counter/{uuid}/end", 302),
            clerk(GET, "/desk/counter/{uuid}/life-events/{event}", 404),
            clerk(POST, "/desk/counter/{uuid}/life-events/{event}", 404),
            clerk(POST, "/desk/counter/{uuid}/life-events/{event}/file", 404)
                    .with("?form=00000000-0000-7000-8000-000000000000"),
            clerk(GET, "/desk/counter/{uuid}/bundles/{uuid}", 404),
            clerk(GET, "/desk/counter/{uuid}/bundles/{uuid}/next", 404),
            clerk(POST, "/desk/counter/{uuid}/bundles/{uuid}/next", 404),
            clerk(POST, "/api/desk/counter/{uuid}/life-events/{event}/sheet", 404)
                    .sending("{\"answers\":{}}"),
            clerk(PUT, "/api/desk/counter/{uuid}/bundles/{uuid}", 404)
                    .sending("{\"event\":\"retiring\",\"first\":{},\"services\":[],\"answers\":{}}"),
            clerk(GET, "/api/desk/counter/{uuid}/bundles/{uuid}", 404),
            clerk(GET, "/api/desk/counter/{uuid}/bundles/{uuid}/next", 404),
            clerk(PUT, "/api/desk/counter/{uuid}/bundles/{uuid}/next", 404).sending("{\"services\":[],\"answers\":{}}"),
            clerk(GET, "/desk/counter/{uuid}/matters/{case}", 404),
            clerk(POST, "/desk/counter/{uuid}/matters/{case}/fee", 404),
            clerk(POST, "/desk/counter/{uuid}/matters/{case}/visit", 404),
            clerk(PUT, "/api/desk/counter/{uuid}", 422).sending("{}"),
            clerk(GET, "/api/desk/counter/{uuid}", 404),
            clerk(DELETE, "/api/desk/counter/{uuid}", 204),
            clerk(POST, "/api/desk/counter/{uuid}/code", 404).sending("{\"phone\":\"13800000000\"}"),
            clerk(PUT, "/api/desk/counter/{uuid}/phone", 422).sending("{}"),
            clerk(POST, "/api/desk/counter/{uuid}/mandates", 422).sending("{}"),
            clerk(DELETE, "/api/desk/counter/{uuid}/mandates/{uuid}", 404),
            clerk(PUT, "/api/desk/counter/{uuid}/mandates/{uuid}/consent", 404),
            clerk(GET, "/api/desk/counter/{uuid}/services", 404),
            clerk(POST, "/api/desk/counter/{uuid}/photos", 400),
            clerk(PUT, "/api/desk/counter/{uuid}/cases/{uuid}", 404)
                    .sending("{\"service\":\"passport-first\",\"answers\":{}}"),
            clerk(GET, "/api/desk/counter/{uuid}/cases/{uuid}", 404),
            clerk(GET, "/api/desk/counter/{uuid}/matters", 404),
            clerk(GET, "/api/desk/counter/{uuid}/matters/{case}", 404),
            clerk(PUT, "/api/desk/counter/{uuid}/matters/{case}/fee", 404).sending("{\"means\":\"CASH\"}"),
            clerk(GET, "/api/desk/counter/{uuid}/matters/{case}/slots", 404).with("?day=2026-11-25"),
            clerk(PUT, "/api/desk/counter/{uuid}/matters/{case}/visit", 404)
                    .sending("{\"from\":\"2026-11-25T20:00:00Z\"}"),
            supervisor(GET, "/desk/preserved", 200),
            supervisor(POST, "/desk/preserved", 422),
            supervisor(POST, "/desk/preserved/{uuid}/end", 404),
            supervisor(GET, "/api/desk/preserved", 200),
            supervisor(PUT, "/api/desk/preserved", 422).sending("{\"number\":\"x\",\"until\":\"x\",\"why\":\"x\"}"),
            supervisor(POST, "/api/desk/preserved/{uuid}/end", 404).sending(WHY),
            supervisor(GET, "/desk/receipts", 200),
            supervisor(POST, "/desk/receipts/{uuid}/reverse", 404),
            supervisor(POST, "/desk/receipts/refunds/{uuid}", 404),
            supervisor(GET, "/api/desk/receipts/refunds", 200),
            supervisor(PUT, "/api/desk/receipts/refunds/{uuid}", 404).sending("{\"how\":\"x\"}"),
            supervisor(GET, "/api/desk/receipts", 200).with("?day=2026-11-24"),
            supervisor(POST, "/api/desk/receipts/{uuid}/reverse", 404).sending(WHY),
            officer(GET, "/desk", 200, 200),
            officer(GET, "/api/desk/queue", 200, 200),
            officer(GET, "/desk/cases/{case}", 200, 404),
            officer(GET, "/desk/cases/{case}/photo", 200, 404),
            officer(GET, "/desk/cases/{case}/documents/{uuid}.jpg", 404, 404),
            officer(GET, "/desk/cases/{case}/documents/{uuid}", 404, 404),
            officer(GET, "/api/desk/cases/{case}/documents/{uuid}", 404, 404),
            officer(GET, "/desk/cases/{case}/moved-on", 200, 404).with("?seen=0"),
            officer(POST, "/desk/cases/{case}/id-number", 200, 404),
            officer(POST, "/desk/cases/{case}/preview", 200, 404),
            officer(POST, "/desk/cases/{case}/decision", 409, 404).with("?seenSequence=0&decision=grant"),
            officer(POST, "/desk/bulk", 422, 422),
            officer(POST, "/desk/views", 422, 422),
            officer(GET, "/desk/relations", 200, 200),
            officer(POST, "/desk/relations", 422, 422),
            officer(POST, "/desk/relations/taken-back", 422, 422),
            of(GET, "/desk/load", SUPERVISOR, 200, 200),
            supervisor(GET, "/desk/figures", 200),
            supervisor(GET, "/desk/figures.csv", 200),
            supervisor(GET, "/api/desk/figures", 200),
            systemAdministrator(POST, "/api/desk/figures/recount", 202),
            officer(POST, "/desk/cases/{case}/acts/{id}", 404, 404).with("?seenSequence=0"),
            officer(POST, "/desk/cases/{case}/claim", 302, 404),
            officer(POST, "/desk/cases/{case}/release", 302, 404),
            officer(POST, "/desk/cases/{case}/notes", 422, 404).with("?form=00000000-0000-7000-8000-000000000000"),
            officer(GET, "/desk/cases/{case}/papers/{id}", 404, 404),
            officer(GET, "/desk/cases/{case}/papers/{id}.pdf", 404, 404),
            officer(GET, "/api/desk/cases/{case}/papers/{id}.pdf", 404, 404),
            officer(POST, "/api/desk/cases/{case}/acts", 409, 404).sending("{\"seenSequence\":0,\"act\":\"attend\"}"),
            officer(GET, "/api/desk/cases/{case}", 200, 404),
            officer(PUT, "/api/desk/cases/{case}/claim", 204, 404).sending("{}"),
            officer(DELETE, "/api/desk/cases/{case}/claim", 204, 404),
            officer(GET, "/api/desk/cases/{case}/notes", 200, 404),
            officer(PUT, "/api/desk/cases/{case}/notes/{uuid}", 422, 404).sending("{\"text\":\"\"}"),
            officer(POST, "/api/desk/bulk", 422, 422).sending("{}"),
            officer(GET, "/api/desk/colleagues", 200, 200),
            officer(GET, "/api/desk/views", 200, 200),
            officer(PUT, "/api/desk/views/{id}", 422, 422).sending("{}"),
            officer(DELETE, "/api/desk/views/{id}", 204, 204),
            officer(POST, "/api/desk/cases/{case}/decision", 409, 404).sending(GRANT));

    private Endpoints() {}

    private static Endpoint open(HttpMethod method, String path, int answer) {
        return of(method, path, ANYONE, answer, answer);
    }

    /** About the caller, whoever that is. */
    private static Endpoint resident(HttpMethod method, String path, int answer) {
        return of(method, path, RESIDENT, answer, answer);
    }

    private static Endpoint owned(HttpMethod method, String path, int answer) {
        return of(method, path, RESIDENT, answer, 404);
    }

    private static Endpoint officer(HttpMethod method, String path, int ownAgency, int otherAgency) {
        return of(method, path, OFFICER, ownAgency, otherAgency);
    }

    /** About the city, whichever agency the administrator is of. */
    private static Endpoint systemAdministrator(HttpMethod method, String path, int answer) {
        return of(method, path, SYSTEM_ADMINISTRATOR, answer, answer);
    }

    /** The same for every clerk. */
    private static Endpoint securityAdministrator(HttpMethod method, String path, int answer) {
        return of(method, path, SECURITY_ADMINISTRATOR, answer, answer);
    }

    /** Every receipt of another agency is none; CounterPaymentTest has the rightful supervisor. */
    private static Endpoint supervisor(HttpMethod method, String path, int answer) {
        return of(method, path, SUPERVISOR, answer, answer);
    }

    /** The system and the audit administrator, whichever agency they are of. */
    private static Endpoint secondAdministrator(HttpMethod method, String path, int answer) {
        return of(method, path, SECOND_ADMINISTRATOR, answer, answer);
    }

    private static Endpoint auditAdministrator(HttpMethod method, String path, int answer) {
        return of(method, path, AUDIT_ADMINISTRATOR, answer, answer);
    }

    private static Endpoint staff(HttpMethod method, String path, int answer) {
        return of(method, path, STAFF, answer, answer);
    }

    private static Endpoint clerk(HttpMethod method, String path, int answer) {
        return of(method, path, CLERK, answer, answer);
    }

    private static Endpoint of(HttpMethod method, String path, Audience audience, int own, int others) {
        return new Endpoint(method, path, audience, own, others, "", null);
    }
}
