import {
  Accordion,
  ActionIcon,
  Alert,
  Anchor,
  Avatar,
  Badge,
  Blockquote,
  Breadcrumbs,
  Burger,
  Button,
  Card,
  Checkbox,
  Chip,
  CloseButton,
  Code,
  Divider,
  Fieldset,
  FileInput,
  Highlight,
  Indicator,
  Kbd,
  List,
  Mark,
  MultiSelect,
  NavLink,
  Notification,
  NumberInput,
  Paper,
  PasswordInput,
  Pill,
  Progress,
  Radio,
  SegmentedControl,
  Skeleton,
  Slider,
  Spoiler,
  Stepper,
  Switch,
  Table,
  Tabs,
  TagsInput,
  Text,
  Textarea,
  TextInput,
  ThemeIcon,
  Timeline,
  Title,
} from '@mantine/core';
import { Icon } from '../icons/icon.tsx';
import { Panel } from '../layout/panel.tsx';
import classes from './gallery.module.css';

const VARIANTS = ['filled', 'default', 'light', 'outline', 'subtle', 'transparent', 'white'] as const;
const FAMILIES = ['blue', 'red', 'orange', 'yellow', 'green', 'gray', 'dark', 'teal', 'grape'] as const;

/** Mantine's own controls, also those that we do not use: none may bring a colour of its own. */
export function MantineSamples() {
  return (
    <>
      <div className={classes['wide']}>
        <Panel title="Buttons">
          <div className={classes['stack']}>
            {VARIANTS.map((variant) => (
              <div key={variant} className={classes['wrap']}>
                <Button variant={variant} leftSection={<Icon name="edit" />}>
                  {variant}
                </Button>
                <Button variant={variant} disabled>
                  {variant}
                </Button>
                {FAMILIES.map((color) => (
                  <Button key={color} variant={variant} color={color}>
                    {color}
                  </Button>
                ))}
                <ActionIcon variant={variant} aria-label={`close, ${variant}`}>
                  <Icon name="close" />
                </ActionIcon>
              </div>
            ))}
            <div className={classes['wrap']}>
              <Button size="lg" variant="filled">
                Large
              </Button>
              <Button size="sm">Small</Button>
              <CloseButton aria-label="Close" size={44} />
              <Burger aria-label="Menu" />
            </div>
          </div>
        </Panel>
      </div>
      <Panel title="Mantine, words">
        <div className={classes['stack']}>
          <Title order={3}>A heading</Title>
          <Text>
            Text,{' '}
            <Text span c="dimmed">
              dimmed
            </Text>
            , <Anchor href="#x">a link</Anchor>, <Code>code</Code>, <Kbd>Ctrl</Kbd>, <Mark>marked</Mark>
          </Text>
          <Highlight highlight="found">what was found here</Highlight>
          <Blockquote>A remark of the auditor</Blockquote>
          <Alert title="Alert">Words</Alert>
          <Alert title="Alert" color="red">
            Words
          </Alert>
          <Notification title="Saved" closeButtonProps={{ 'aria-label': 'Hide' }}>
            Words
          </Notification>
          <List>
            <List.Item>One</List.Item>
            <List.Item>Two</List.Item>
          </List>
          <Divider label="Then" />
          <div className={classes['wrap']}>
            <Badge>badge</Badge>
            <Badge variant="light">light</Badge>
            <Badge variant="filled">filled</Badge>
            <Pill>pill</Pill>
            <Indicator label="3" size={18}>
              <Avatar alt="Second officer">2O</Avatar>
            </Indicator>
            <ThemeIcon>
              <Icon name="check" />
            </ThemeIcon>
          </div>
          <Breadcrumbs>
            <span>Assets</span>
            <span>ECDIS 1</span>
          </Breadcrumbs>
          <Skeleton height={16} />
          <Progress value={40} aria-label="Progress" />
          <Spoiler maxHeight={20} showLabel="More" hideLabel="Less">
            Some words that are more than one line of words when they are shown in full, so that there is a button
            below.
          </Spoiler>
        </div>
      </Panel>
      <Panel title="Mantine, fields">
        <div className={classes['stack']}>
          <TextInput label="Text" placeholder="Placeholder" />
          <TextInput label="Wrong" error="Not right" defaultValue="x" />
          <TextInput label="Disabled" disabled defaultValue="x" />
          <Textarea label="Long text" />
          <PasswordInput label="Password" visibilityToggleButtonProps={{ 'aria-label': 'Show' }} />
          <NumberInput label="Number" defaultValue={3} hideControls />
          <FileInput label="File" placeholder="Choose" />
          <MultiSelect label="Several" data={['a', 'b']} defaultValue={['a']} />
          <TagsInput label="Tags" defaultValue={['usb', 'ecdis']} />
          <Slider defaultValue={40} thumbLabel="Value" label={null} />
          <Checkbox label="Check" defaultChecked />
          <Checkbox label="Some" indeterminate readOnly />
          <Checkbox label="Check, off" disabled />
          <Radio label="Radio" defaultChecked />
          <Radio label="Radio, off" disabled />
          <Switch label="Switch" defaultChecked />
          <Switch label="Switch, off" disabled />
          <Chip defaultChecked>Chip</Chip>
          <SegmentedControl aria-label="Segments" data={['Day', 'Week']} />
          <Fieldset legend="Fieldset">Words</Fieldset>
        </div>
      </Panel>
      <Panel title="Mantine, larger">
        <div className={classes['stack']}>
          <Tabs defaultValue="a">
            <Tabs.List>
              <Tabs.Tab value="a">First</Tabs.Tab>
              <Tabs.Tab value="b">Second</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="a">Words</Tabs.Panel>
          </Tabs>
          <Accordion defaultValue="a">
            <Accordion.Item value="a">
              <Accordion.Control>Open part</Accordion.Control>
              <Accordion.Panel>Words</Accordion.Panel>
            </Accordion.Item>
          </Accordion>
          <Stepper active={1} size="sm">
            <Stepper.Step label="One" />
            <Stepper.Step label="Two" />
          </Stepper>
          <Timeline active={1}>
            <Timeline.Item title="One">Words</Timeline.Item>
            <Timeline.Item title="Two">Words</Timeline.Item>
          </Timeline>
          <Table striped highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Head</Table.Th>
                <Table.Th>Head</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              <Table.Tr>
                <Table.Td>One</Table.Td>
                <Table.Td>Two</Table.Td>
              </Table.Tr>
            </Table.Tbody>
          </Table>
          <NavLink label="Nav link" active href="#x" />
          <Paper withBorder p="md">
            Paper
          </Paper>
          <Card withBorder>Card</Card>
        </div>
      </Panel>
    </>
  );
}
