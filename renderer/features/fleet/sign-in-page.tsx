import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '#renderer/data/index.ts';
import { detectPlatform } from '#renderer/platform/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { FieldError } from '#renderer/ui/fields/field-error.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { AppError } from '#shared/base/result.ts';
import { isHubUrl } from '#shared/sync/enrolment-code.ts';
import classes from './fleet.module.css';

/** Staff of the company sign in at a desk. */
export function SignInPage() {
  const { t } = useTranslation('fleet');
  return (
    <Page title={t('signIn.title')} sub={t('signIn.sub')}>
      <SignInForm />
    </Page>
  );
}

type SignInFormProps = {
  /** Beside the button, as the way back in the set-up. */
  readonly end?: ReactNode;
};

/** The password opens the keys of staff here and never leaves this page. */
export function SignInForm({ end }: SignInFormProps) {
  const { t } = useTranslation(['fleet', 'ui']);
  const [hub, setHub] = useHubAddress();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const hubField = useRef<HTMLInputElement>(null);
  const hasBadHub = hub !== null && !isHubUrl(hub.trim());
  const needsName = username.trim() === '';
  const needsPassword = password === '';

  useEffect(() => nameField.current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setAsked(true);
    setError(null);
    if (hasBadHub || needsName || needsPassword) {
      (hasBadHub ? hubField : needsName ? nameField : passwordField).current?.focus();
      return;
    }
    setBusy(true);
    const done = await signIn(username.trim().toLowerCase(), password, hub ?? undefined);
    setBusy(false);
    if (done.ok) return;
    setError(done.error);
    if (done.error.code === 'auth/wrong-password') {
      setPassword('');
      setAsked(false);
      passwordField.current?.focus();
    }
  }

  return (
    <form className={classes['signIn']} onSubmit={(event) => void submit(event)} noValidate>
      <Panel
        padding="reading"
        foot={
          <ActionBar note={isBusy ? t('fleet:signIn.running') : undefined} end={end}>
            <Button type="submit" variant="filled" size="lg" leftSection={<Icon name="unlock" />} disabled={isBusy}>
              {t('fleet:signIn.button')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['fields']}>
          {error !== null && <ErrorNote error={error} />}
          {hub !== null && (
            <TextInput
              ref={hubField}
              className="bulwark-code"
              label={t('fleet:signIn.hub')}
              description={t('fleet:signIn.hubHelp')}
              value={hub}
              onChange={(event) => setHub(event.currentTarget.value)}
              error={isAsked && hasBadHub ? <FieldError>{t('fleet:signIn.hubWrong')}</FieldError> : undefined}
              inputMode="url"
              autoComplete="url"
              autoCapitalize="none"
              spellCheck={false}
              required
            />
          )}
          <TextInput
            ref={nameField}
            label={t('fleet:signIn.username')}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
            error={isAsked && needsName ? <FieldError>{t('ui:field.needed')}</FieldError> : undefined}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <PasswordInput
            ref={passwordField}
            label={t('fleet:signIn.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={isAsked && needsPassword ? <FieldError>{t('ui:field.needed')}</FieldError> : undefined}
            autoComplete="current-password"
            visibilityToggleIcon={({ reveal }) => <Icon name={reveal ? 'hidden' : 'visible'} />}
            visibilityToggleButtonProps={{ 'aria-label': t('fleet:signIn.show') }}
            required
          />
          <p className={classes['small']}>{t('fleet:signIn.words')}</p>
        </div>
      </Panel>
    </form>
  );
}

/** Typed where this page did not come from the hub itself; null: nothing to type. */
function useHubAddress(): readonly [string | null, (hub: string) => void] {
  const [hub, setHub] = useState<string | null>(null);
  useEffect(() => {
    detectPlatform().then(
      ({ kind, config }) => (kind === 'electron' || config.hubUrl === null) && setHub(config.hubUrl ?? ''),
      () => {}, // the command says what is wrong
    );
  }, []);
  return [hub, setHub];
}
